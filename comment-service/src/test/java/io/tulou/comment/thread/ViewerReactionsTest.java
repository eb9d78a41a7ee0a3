package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.ReactionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ViewerReactionsTest {
  private static final Caller MEMBER = new Caller(5, Set.of(), null, null);

  private final Table table = new Table();
  private final ViewerReactions reactions = new ViewerReactions(table, 1, Duration.ofSeconds(1));

  @Test
  void whatIsReactedToBetweenTheCommentsOfAPageIsNoPartOfIt() {
    LongStream.of(1, 10, 15, 20, 30).forEach(table.liked::add);

    assertThat(reactions.of(MEMBER, List.of(1L), page(30, 20, 11, 10)))
        .containsOnlyKeys(10L, 20L, 30L)
        .containsValue(ReactionKind.LIKE);
    assertThat(table.asked).containsExactly("between 10 and 30");
  }

  @Test
  void whoReactedToMoreThanIsReadAtOnceSeesTheirReactionsAllTheSame() {
    LongStream.rangeClosed(1, 3L * ViewerReactions.MOST).forEach(table.liked::add);

    assertThat(reactions.of(MEMBER, List.of(1L), page(299, 2, 1))).containsOnlyKeys(299L, 2L, 1L);
    assertThat(table.asked).containsExactly("between 1 and 299", "of 3 comments");
  }

  @Test
  void commentsOfSeveralSubjectsAreAskedForByTheirIds() {
    table.liked.add(3L);

    assertThat(reactions.of(MEMBER, List.of(1L, 2L), page(3, 2))).containsOnlyKeys(3L);
    assertThat(table.asked).containsExactly("of 2 comments");
  }

  @Test
  void nobodyInParticularHasNone() {
    assertThat(reactions.of(Caller.NOBODY, List.of(1L), page(3))).isNull();
    assertThat(table.asked).isEmpty();
  }

  private static LongStream page(long... ids) {
    return LongStream.of(ids);
  }

  /** The rows of one member, all of one subject. */
  private static final class Table implements ReactionMapper {
    final TreeSet<Long> liked = new TreeSet<>();
    final List<String> asked = new ArrayList<>();

    @Override
    public List<ReactionRow> loadBetween(
        long memberId, long subjectId, long from, long to, int most) {
      asked.add("between %d and %d".formatted(from, to));
      return rows(liked.subSet(from, true, to, true)).subList(0, Math.min(most, count(from, to)));
    }

    @Override
    public List<ReactionRow> load(
        long memberId, Collection<Long> subjectIds, Collection<Long> commentIds) {
      asked.add("of %d comments".formatted(commentIds.size()));
      return rows(commentIds.stream().filter(liked::contains).toList());
    }

    private int count(long from, long to) {
      return liked.subSet(from, true, to, true).size();
    }

    private static List<ReactionRow> rows(Collection<Long> ids) {
      return ids.stream().map(id -> new ReactionRow(id, 0)).toList();
    }
  }
}

package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tulou.comment.testing.Platform;
import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.Rows;
import io.tulou.comment.testing.Rows.Comment;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.comment.testing.ShownPage;
import io.tulou.common.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.HttpClientErrorException;

class ContextIT extends ReadingTest {
  @Test
  void aCommentStandsInThePageThatHoldsItAndBothWaysLeadToTheEndsOnce() {
    var subject = rows.subject(0, 30, 30);
    var newest = List.copyOf(roots(subject, 30).keySet()).reversed();

    for (int index : List.of(0, 1, 14, 28, 29)) {
      var page = context(newest.get(index), 6).roots();

      assertThat(ids(page.items())).contains(newest.get(index)).hasSizeLessThanOrEqualTo(6);
      assertThat(both(subject, page)).isEqualTo(newest);
    }
  }

  @Test
  void thePageAtEitherEndSaysSo() {
    var subject = rows.subject(0, 10, 10);
    var newest = List.copyOf(roots(subject, 10).keySet()).reversed();

    var top = context(newest.getFirst(), 4).roots();
    var bottom = context(newest.getLast(), 4).roots();

    assertThat(ids(top.items())).isEqualTo(newest.subList(0, 4));
    assertThat(top.previousCursor()).isNull();
    assertThat(top.nextCursor()).isNotNull();
    assertThat(ids(bottom.items())).isEqualTo(newest.subList(6, 10));
    assertThat(bottom.nextCursor()).isNull();
    assertThat(bottom.previousCursor()).isNotNull();
    assertThat(list(Caller.NOBODY, subject, "newest", 4, null).previousCursor()).isNull();
  }

  @Test
  void aReplyStandsInThePageOfItsRootAndInThatOfItsSiblings() {
    var subject = rows.subject(0, 3, 12);
    rows.root(subject, 1, 0);
    long root = rows.write(new Comment(subject, Rows.nextId(), 0, 2, 5, 0, 9, 0));
    rows.root(subject, 3, 0);
    var replies = new ArrayList<Long>();
    for (int floor = 1; floor <= 9; floor++) {
      replies.add(rows.reply(subject, root, floor));
    }

    var context = context(replies.get(6), 4);

    assertThat(ids(context.roots().items())).contains(root);
    assertThat(ids(context.replies().items())).isEqualTo(replies.subList(4, 8));
    var before = replyPage(root, context.replies().previousCursor());
    var after = replyPage(root, context.replies().nextCursor());
    assertThat(ids(before.items())).isEqualTo(replies.subList(0, 4));
    assertThat(before.previousCursor()).isNull();
    assertThat(ids(after.items())).isEqualTo(replies.subList(8, 9));
    assertThat(after.nextCursor()).isNull();
  }

  @Test
  void aTombstoneStandsThereAndWhatNobodyMaySeeIsMissingByteForByte() {
    var subject = rows.subject(0, 4, 4);
    roots(subject, 4);
    long tombstone = write(subject, 5, 2, 1);
    long pending = write(subject, 6, 1, 0);
    long removed = write(subject, 7, 2, 0);

    assertThat(ids(context(tombstone, 3).roots().items())).contains(tombstone);
    var missing = refusal(8_000_000_001L);
    assertThat(refusal(pending)).isEqualTo(missing);
    assertThat(refusal(removed)).isEqualTo(missing);
  }

  @Test
  void whatIsPinnedStandsFirstOnTheFirstPageOfEveryOrderAndNowhereElse() {
    var subject = rows.subject(0, 20, 20);
    var oldest = List.copyOf(roots(subject, 20).keySet());
    var pinned = List.of(oldest.get(4), oldest.get(15));
    long hidden = write(subject, 21, 2, 0);
    pin(subject, hidden, pinned.getFirst(), pinned.getLast());

    for (var sort : List.of("hot", "newest", "oldest")) {
      var walk = ids(walk(subject, sort, 7));

      assertThat(walk.subList(0, 2)).isEqualTo(pinned);
      assertThat(walk).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(oldest);
    }
    assertThat(ids(list(Caller.NOBODY, subject, "newest", 1, null).items()))
        .containsExactly(pinned.getFirst());
    assertThat(ids(walk(subject, "newest", 1)))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(oldest);
  }

  private long write(SubjectRow subject, int floor, int state, int replies) {
    return rows.write(new Comment(subject, Rows.nextId(), 0, floor, 5, state, replies, floor));
  }

  private static void pin(SubjectRow subject, long... ids) {
    Platform.admin()
        .update(
            "UPDATE subject SET pinned = ? WHERE subject_id = ?",
            "%d,%d,%d".formatted(ids[0], ids[1], ids[2]),
            subject.subjectId());
  }

  private record Context(ShownPage roots, ShownPage replies) {}

  private Context context(long commentId, int limit) {
    var page = api(Caller.NOBODY).context(commentId, limit, null);
    return new Context(ShownPage.of(page), ShownPage.repliesOf(page));
  }

  private String refusal(long commentId) {
    var problem =
        catchThrowableOfType(HttpClientErrorException.NotFound.class, () -> context(commentId, 3));
    return problem
        .getResponseBodyAsString()
        .replaceAll("\"(instance|traceId)\":\"[^\"]*\"", "")
        .replace(Long.toString(commentId), "ID");
  }

  private ShownPage replyPage(long root, String cursor) {
    return ShownPage.of(api(Caller.NOBODY).listReplies(root, "oldest", 4, cursor));
  }

  /** Everything before the page, the page, and everything after. */
  private List<Long> both(SubjectRow subject, ShownPage page) {
    var all = new ArrayList<>(ids(page.items()));
    for (var cursor = page.previousCursor(); cursor != null; ) {
      var before = list(Caller.NOBODY, subject, "newest", 7, cursor);
      all.addAll(0, ids(before.items()));
      cursor = before.previousCursor();
    }
    for (var cursor = page.nextCursor(); cursor != null; ) {
      var after = list(Caller.NOBODY, subject, "newest", 7, cursor);
      all.addAll(ids(after.items()));
      cursor = after.nextCursor();
    }
    return all;
  }
}

package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.Platform;
import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.comment.CommentKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HotWalkIT extends ReadingTest {
  private static final int ROOTS = 300;
  private static final int KEPT = 90;

  @Autowired private CursorKey cursors;

  @Test
  void eachRootComesOnceWhateverIsLikedMeanwhileAlsoBeyondTheIndex() {
    for (long seed = 0; seed < 4; seed++) {
      var random = new Random(seed);
      var subject = rows.subject(0, ROOTS, ROOTS);
      var ids = List.copyOf(roots(subject, ROOTS).keySet());
      var hot = new HashMap<Long, Long>();
      ids.forEach(id -> hot.put(id, (long) random.nextInt(1_000_000)));
      boolean isIndexed = seed % 2 == 0;
      rank(subject, ids, hot, isIndexed);
      var ranked = ids.stream().sorted((a, b) -> Long.compare(hot.get(b), hot.get(a))).toList();

      var walked = new ArrayList<Long>();
      String cursor = null;
      do {
        var page = list(Caller.NOBODY, subject, "hot", 1 + random.nextInt(20), cursor);
        walked.addAll(ids(page.items()));
        cursor = page.nextCursor();
        for (int i = 0; i < 30; i++) {
          hot.put(ids.get(random.nextInt(ROOTS)), (long) random.nextInt(1_000_000));
        }
        rank(subject, ids, hot, isIndexed);
        rows.root(subject, ROOTS + walked.size(), 2_000_000);
      } while (cursor != null);

      assertThat(walked)
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(ids);
      assertThat(walked.subList(0, KEPT)).as("as it was").isEqualTo(ranked.subList(0, KEPT));
    }
  }

  @Test
  void aWalkWhoseRankingIsLostGoesOnBelowEverythingItShowed() {
    var subject = rows.subject(0, 40, 40);
    var newest = List.copyOf(roots(subject, 40).keySet()).reversed();
    var lost = new HotPlace(4_711, 10, 41, 21, 40, false, List.of(newest.get(25)));
    var scope = "roots|" + subject.ref().key() + "|hot";

    var first = list(Caller.NOBODY, subject, "hot", 7, cursors.seal(scope, lost.numbers()));
    var walked = new ArrayList<>(ids(first.items()));
    for (var cursor = first.nextCursor(); cursor != null; ) {
      var page = list(Caller.NOBODY, subject, "hot", 7, cursor);
      walked.addAll(ids(page.items()));
      cursor = page.nextCursor();
    }

    var expected = new ArrayList<>(newest.subList(20, 40));
    expected.remove(newest.get(25));
    assertThat(walked).isEqualTo(expected);
  }

  /** Brings table and index to these ranks; the index keeps the best only. */
  private void rank(SubjectRow subject, List<Long> ids, Map<Long, Long> hot, boolean isIndexed) {
    Platform.admin()
        .batchUpdate(
            "UPDATE comment_index SET hot = ? WHERE subject_id = ? AND comment_id = ?",
            ids.stream().map(id -> new Object[] {hot.get(id), subject.subjectId(), id}).toList());
    if (!isIndexed) {
      return;
    }
    var best =
        ids.stream()
            .sorted((a, b) -> Long.compare(hot.get(b), hot.get(a)))
            .limit(KEPT + 10)
            .toList();
    redis.delete(CommentKeys.byHot(subject.ref(), 0));
    best.forEach(id ->
        redis
            .opsForZSet()
            .add(
                CommentKeys.byHot(subject.ref(), 0),
                CommentKeys.indexMember(id, ids.indexOf(id) + 1),
                hot.get(id)));
    redis
        .opsForHash()
        .putAll(
            CommentKeys.indexMeta(subject.ref(), 0),
            Map.of("v", "1", "floorFrom", "1000000", "hotFrom", "" + hot.get(best.getLast())));
  }
}

package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.Wishes;
import io.tulou.contract.SubjectRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyChainTest {
  private static final int LENGTH = 10_000;

  @Test
  void theLastReplyOfALongChainCostsNoMoreThanTheThird() {
    var wishes = new Wishes(new SubjectRef("video", "chain"));
    var tables = new MemoryTables();
    var rules = new WritingRules(Duration.ofMinutes(15), Duration.ofMinutes(1));
    var applier =
        new Applier(
            tables, new Library(tables, () -> 77), new Decider(rules), HotScoreTest.DEFAULT);
    long root = Wishes.nextId();
    applier.apply(List.of(wishes.publish(root, 0, 1)));

    long parent = root;
    int early = 0;
    for (int i = 1; i <= LENGTH; i++) {
      tables.rowsRead = 0;
      long id = Wishes.nextId();
      applier.apply(List.of(wishes.publish(id, parent, 2)));
      parent = id;
      early = i == 3 ? tables.rowsRead : early;
      assertThat(i < 3 ? 0 : tables.rowsRead).as("reply %d", i).isLessThanOrEqualTo(early);
    }

    assertThat(tables.looksAtAllReplies).isZero();
    assertThat(tables.comments.get(parent).rootId()).isEqualTo(root);
    assertThat(tables.comments.get(parent).floor()).isEqualTo(LENGTH);
    assertThat(tables.comments.get(root).replyCount()).isEqualTo(LENGTH);
  }
}

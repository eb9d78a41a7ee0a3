package io.tulou.comment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.WritingTest;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.log.LogContainers;
import io.tulou.contract.comment.CommentState;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;

/**
 * Two nodes whose loads have read a comment and stand still, while a decision about it goes by,
 * Redis is lost and filled again.
 */
class StalledLoadIT extends WritingTest {
  @Autowired private CommentMapper mapper;
  @Autowired private VersionedStore store;
  @Autowired private ExecutorService loadThreads;
  @Autowired private LogContainers containers;

  @Test
  void whatWasReadBeforeADecisionDoesNotComeBackOnEitherNode() throws Exception {
    var subject = rows.subject(0, 1, 1);
    var key = new CommentKey(subject.ref(), subject.subjectId(), rows.root(subject, 1, 1));
    try (var one = node();
        var other = node()) {
      // The first has the lease, for which the other waits in vain.
      var readOnOne = one.findsAndStallsBeforeFilling(key);
      var readOnOther = other.findsAndStallsBeforeFilling(key);

      assertThat(decide(MODERATOR, "remove", null, key.commentId())).contains("\"removed\"");
      await().until(() -> one.versionHeard(key) == 2 && other.versionHeard(key) == 2);
      flush();
      one.goOn();
      assertThat(readOnOne.get(20, TimeUnit.SECONDS)).isPresent();

      assertThat(stateForNewcomer(key)).as("after the first fill").contains(CommentState.REMOVED);
      flush();
      worker.replay(subject.ref(), key.commentId());
      other.goOn();
      assertThat(readOnOther.get(20, TimeUnit.SECONDS)).isPresent();

      assertThat(stateForNewcomer(key)).as("after the second").contains(CommentState.REMOVED);
      assertThat(one.state(key)).contains(CommentState.REMOVED);
      assertThat(other.state(key)).contains(CommentState.REMOVED);
    }
  }

  private StallingNode node() {
    return new StallingNode(mapper, store, loadThreads, containers);
  }

  /** What a node sees that has nothing in its memory: Redis, if it is there. */
  private Optional<CommentState> stateForNewcomer(CommentKey key) {
    try (var newcomer = node()) {
      newcomer.goOn();
      return newcomer.state(key);
    }
  }

  private void flush() {
    redis.execute(
        (RedisCallback<Boolean>)
            connection -> {
              connection.serverCommands().flushDb();
              return true;
            });
  }
}

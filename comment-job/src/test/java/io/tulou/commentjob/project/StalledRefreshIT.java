package io.tulou.commentjob.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.common.cache.VersionedStore;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.ModerationAction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;

/** A replay that has read its rows and stands still, while a decision goes by and Redis is lost. */
class StalledRefreshIT extends RunningJob {
  private static final int LONGEST_STALL_SECONDS = 120;

  @Autowired private VersionedStore store;
  @Autowired private CommentTables tables;
  @Autowired private RedisConnectionFactory connections;

  private final CountDownLatch hasRead = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatItReadBeforeTheDecisionDoesNotComeBack(boolean isReplayedMeanwhile) throws Exception {
    var ref = new SubjectRef("video", "stalled-" + isReplayedMeanwhile);
    var wishes = new Wishes(ref);
    long id = Wishes.nextId();
    append(wishes.publish(id, 0, 5));
    drain();
    long subjectId =
        jdbc.queryForObject("SELECT subject_id FROM subject WHERE id = ?", Long.class, ref.id());
    var touched = new Touched(List.of(Touched.Subject.again(ref, subjectId, true, Set.of(id))));
    var late =
        new Refresh(
            store, new PresentStates(stalling()), new Entries(), new IndexDeltas(connections));

    var ended = CompletableFuture.supplyAsync(() -> late.bring(touched, false));
    assertThat(hasRead.await(LONGEST_STALL_SECONDS, TimeUnit.SECONDS)).isTrue();
    append(wishes.decide(id, ModerationAction.REMOVE));
    drain();
    redis.execute(
        (RedisCallback<Object>)
            connection -> {
              connection.serverCommands().flushDb();
              return null;
            });
    if (isReplayedMeanwhile) {
      replayAll();
      assertThat(entry(ref, id)).contains("removed");
    }
    goesOn.countDown();
    ended.get(LONGEST_STALL_SECONDS, TimeUnit.SECONDS);

    var entry = entry(ref, id);
    if (isReplayedMeanwhile) {
      assertThat(entry).contains("removed");
    } else {
      assertThat(entry).as("what was read before").isNull();
      replayAll();
      assertThat(entry(ref, id)).contains("removed");
    }
    assertThat(redis.opsForZSet().size(CommentKeys.byFloor(ref, 0))).isZero();
  }

  private void replayAll() throws InterruptedException {
    operator()
        .done(
            "replays",
            Map.of(
                "topic",
                Topic.COMMENT_EVENTS.topicName(),
                "from",
                "2020-01-01T00:00:00.000Z",
                "target",
                "comment-cache"));
  }

  private String entry(SubjectRef ref, long id) {
    return redis.opsForValue().get(CommentKeys.comment(ref, id));
  }

  /** The tables, whose reader stands still as soon as it has all that it asked for. */
  private CommentTables stalling() {
    return (CommentTables)
        Proxy.newProxyInstance(
            CommentTables.class.getClassLoader(),
            new Class<?>[] {CommentTables.class},
            (_, method, arguments) -> {
              try {
                var found = method.invoke(tables, arguments);
                if (method.getName().equals("findContents")) {
                  hasRead.countDown();
                  assertThat(goesOn.await(LONGEST_STALL_SECONDS, TimeUnit.SECONDS)).isTrue();
                }
                return found;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}

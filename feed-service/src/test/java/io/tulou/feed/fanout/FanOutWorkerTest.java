package io.tulou.feed.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.contract.feed.FanOutTask;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.inbox.MemoryInboxes;
import io.tulou.feed.pending.MemoryPendingRanges;
import io.tulou.feed.pending.PendingRange;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Twelve followers of author 1 in six ranges, and post 7. */
class FanOutWorkerTest {
  private static final int RANGE = 2;

  private final MemoryInboxes inboxes = new MemoryInboxes(960);
  private final MemoryPendingRanges pending = new MemoryPendingRanges();
  private final List<FanOutTask> tasks =
      LongStream.range(0, 6).mapToObj(range -> task(100 + RANGE * range)).toList();

  private static FanOutTask task(long after) {
    return new FanOutTask(7, 1, after, after + RANGE, true);
  }

  @Test
  void aWorkerThatDiesLeavesAtMostOneRangeToBeRepeated() {
    pending.open(7, 1);
    pending.split(
        7,
        tasks.stream()
            .map(task -> new PendingRange(7, 1, task.afterMember(), task.throughMember()))
            .toList());
    LongStream.rangeClosed(101, 112)
        .forEach(follower -> inboxes.create(follower, new Inbox.Header(0, 1, 1, 1)));

    assertThatThrownBy(() -> worker(diesAfter(3)).work(tasks)).isInstanceOf(Died.class);
    assertThat(pending.of(List.of(7L))).hasSize(3);
    worker(inboxes).work(tasks);

    assertThat(pending.of(List.of(7L))).isEmpty();
    var entries =
        LongStream.rangeClosed(101, 112)
            .mapToObj(follower -> inboxes.peek(follower).orElseThrow().entries())
            .toList();
    assertThat(entries).containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1);
  }

  private FanOutWorker worker(Inboxes into) {
    return new FanOutWorker(
        new TwelveFollowers(), pending, into, _ -> {}, RANGE, new SimpleMeterRegistry());
  }

  private static final class Died extends RuntimeException {}

  /** Appends once more than that, and is gone before it can tell. */
  private Inboxes diesAfter(int appends) {
    var left = new int[] {appends};
    return (Inboxes)
        Proxy.newProxyInstance(
            Inboxes.class.getClassLoader(),
            new Class<?>[] {Inboxes.class},
            (_, method, arguments) -> {
              var answer = method.invoke(inboxes, arguments);
              if (method.getName().equals("append") && left[0]-- == 0) {
                throw new Died();
              }
              return answer;
            });
  }

  private static final class TwelveFollowers implements Followers {
    @Override
    public Map<Long, AudienceRow> audiencesOf(Collection<Long> authors) {
      return Map.of(1L, new AudienceRow(1, 12, false));
    }

    @Override
    public List<Long> list(long author, long after, long through, int count) {
      return LongStream.rangeClosed(Math.max(101, after + 1), Math.min(112, through))
          .limit(count)
          .boxed()
          .toList();
    }

    @Override
    public void beginUnpushed(long author, long post) {
      throw new AssertionError("nobody is big here");
    }

    @Override
    public void endUnpushed(long author) {
      throw new AssertionError("nobody is big here");
    }
  }
}

package io.tulou.feed.fanout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.inbox.Inboxes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** The real planner and worker on a follow graph in memory, with tiny thresholds. */
public final class FanOutInMemory {
  private static final int PULL_FROM = 4;
  private static final int PUSH_BELOW = 3;
  private static final int RANGE = 2;

  private final Map<Long, Long> unpushedTo = new HashMap<>();
  private final Map<Long, Boolean> pulled = new HashMap<>();
  private final FanOutPlanner planner;
  private final FanOutWorker worker;

  /**
   * @param followersOf an author's followers, now
   */
  public FanOutInMemory(
      LongFunction<SortedSet<Long>> followersOf, Inboxes inboxes, LongConsumer trim) {
    var followers = new Graph(followersOf);
    this.planner = new FanOutPlanner(followers, properties());
    this.worker = new FanOutWorker(followers, inboxes, trim, new SimpleMeterRegistry());
  }

  public List<FanOutTask> plan(PostEvent event) {
    return planner.plan(event);
  }

  public void work(List<FanOutTask> tasks) {
    worker.work(tasks);
  }

  public long unpushedTo(long author) {
    return unpushedTo.getOrDefault(author, 0L);
  }

  public boolean isPulled(long author) {
    return pulled.getOrDefault(author, false);
  }

  private static FeedProperties properties() {
    return new FeedProperties(
        Duration.ofDays(7),
        Duration.ofDays(1),
        1,
        PULL_FROM,
        PUSH_BELOW,
        RANGE,
        Duration.ofSeconds(1),
        1_000,
        100,
        Duration.ofDays(30),
        Duration.ofMillis(200),
        10);
  }

  private final class Graph implements Followers {
    private final LongFunction<SortedSet<Long>> followersOf;

    Graph(LongFunction<SortedSet<Long>> followersOf) {
      this.followersOf = followersOf;
    }

    @Override
    public AudienceRow audienceOf(long author) {
      return new AudienceRow(followersOf.apply(author).size(), isPulled(author));
    }

    @Override
    public List<Long> list(long author, long after, long through, int count) {
      return followersOf.apply(author).stream()
          .filter(member -> member > after && member <= through)
          .limit(count)
          .toList();
    }

    @Override
    public void markUnpushed(long author, long post) {
      pulled.put(author, true);
      unpushedTo.merge(author, post, Math::max);
    }

    @Override
    public void markPushed(long author) {
      pulled.put(author, false);
    }
  }
}

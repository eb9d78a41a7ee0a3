package io.tulou.feed.fanout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.pending.PendingRanges;
import io.tulou.feed.post.OutboxHeads;
import io.tulou.feed.simulation.Mutant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The real planner, worker and repair on a follow graph in memory, with tiny thresholds. */
public final class FanOutInMemory {
  private static final int PULL_FROM = 4;
  private static final int PUSH_BELOW = 3;
  private static final int RANGE = 2;

  private final Mutant mutant;
  private final Map<Long, List<long[]>> unpushed = new HashMap<>();
  private final FanOutPlanner planner;
  private final FanOutWorker worker;
  private final StuckRanges stuck;

  /**
   * @param followersOf an author's followers, now
   */
  public FanOutInMemory(
      LongFunction<SortedSet<Long>> followersOf,
      PendingRanges pending,
      OutboxHeads heads,
      Inboxes inboxes,
      Consumer<List<Long>> trim,
      Mutant mutant) {
    this.mutant = mutant;
    var followers = new Graph(followersOf);
    var meters = new SimpleMeterRegistry();
    var properties = properties();
    this.planner = new FanOutPlanner(followers, pending, heads, properties);
    this.worker = new FanOutWorker(followers, pending, inboxes, trim, properties.flushAt(), meters);
    this.stuck = new StuckRanges(pending, planner, worker, properties, meters);
  }

  public List<FanOutTask> plan(List<PostEvent> events) {
    return planner.plan(events);
  }

  public void work(List<FanOutTask> tasks) {
    worker.work(tasks);
  }

  public void repair() {
    stuck.repair();
  }

  /** What was not pushed, as it is recorded now. */
  public UnpushedRanges unpushed() {
    var copy = new HashMap<Long, List<long[]>>();
    if (mutant != Mutant.UNRECORDED_THRESHOLD) {
      unpushed.forEach(
          (author, ranges) -> copy.put(author, ranges.stream().map(long[]::clone).toList()));
    }
    return new UnpushedRanges(copy);
  }

  /** Ids between which posts of each author were not pushed. */
  public record UnpushedRanges(Map<Long, List<long[]>> byAuthor) {
    public static UnpushedRanges none() {
      return new UnpushedRanges(Map.of());
    }

    /** Whether posts between the two ids, the upper excluded, were not. */
    public boolean has(long author, long from, long below) {
      return byAuthor.getOrDefault(author, List.of()).stream()
          .anyMatch(range -> range[1] >= from && range[0] < below);
    }
  }

  private List<long[]> ranges(long author) {
    return unpushed.getOrDefault(author, List.of());
  }

  private boolean isPulled(long author) {
    return ranges(author).stream().anyMatch(range -> range[1] == Long.MAX_VALUE);
  }

  private static FeedProperties properties() {
    return new FeedProperties(
        Duration.ofDays(7),
        Duration.ofDays(1),
        1,
        PULL_FROM,
        PUSH_BELOW,
        RANGE,
        3,
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        3,
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        1_000,
        1_000,
        100,
        Duration.ofDays(30),
        Duration.ofMillis(200),
        10);
  }

  private final class Graph implements Followers {
    private final LongFunction<SortedSet<Long>> followersOf;
    private final Map<Long, Long> newest = new HashMap<>();

    Graph(LongFunction<SortedSet<Long>> followersOf) {
      this.followersOf = followersOf;
    }

    @Override
    public Map<Long, AudienceRow> audiencesOf(Collection<Long> authors) {
      var audiences = new HashMap<Long, AudienceRow>();
      authors.forEach(author ->
          audiences.put(
              author, new AudienceRow(author, followersOf.apply(author).size(), isPulled(author))));
      return audiences;
    }

    @Override
    public List<Long> list(long author, long after, long through, int count) {
      return followersOf.apply(author).stream()
          .filter(member -> member > after && isIn(member, through))
          .limit(count)
          .toList();
    }

    private boolean isIn(long member, long through) {
      return mutant == Mutant.RANGE_WITHOUT_ITS_LAST ? member < through : member <= through;
    }

    @Override
    public void beginUnpushed(long author, long post) {
      newest.merge(author, post, Math::max);
      if (isPulled(author)) {
        var open = ranges(author).getLast();
        open[0] = Math.min(open[0], post);
      } else {
        unpushed
            .computeIfAbsent(author, _ -> new ArrayList<>())
            .add(new long[] {post, Long.MAX_VALUE});
      }
    }

    @Override
    public void endUnpushed(long author) {
      if (isPulled(author) && mutant == Mutant.RANGE_FORGOTTEN) {
        ranges(author).removeLast();
      } else if (isPulled(author)) {
        ranges(author).getLast()[1] = newest.getOrDefault(author, 0L);
      }
    }
  }
}

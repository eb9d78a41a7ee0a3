package io.tulou.feed.fanout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.pending.PendingRange;
import io.tulou.feed.pending.PendingRanges;
import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * Does what is open for too long, whatever became of its event or its task: a few ranges at a time,
 * each under a lease. Until then readers pull. What comes late through the log finds its range
 * closed.
 */
final class StuckRanges {
  private final PendingRanges pending;
  private final FanOutPlanner planner;
  private final FanOutWorker worker;
  private final int batch;
  private final Duration lease;
  private final Counter repaired;

  StuckRanges(
      PendingRanges pending,
      FanOutPlanner planner,
      FanOutWorker worker,
      FeedProperties properties,
      MeterRegistry meters) {
    this.pending = pending;
    this.planner = planner;
    this.worker = worker;
    this.batch = properties.stuckBatch();
    this.lease = properties.stuckAfter();
    this.repaired = meters.counter("tulou.feed.fanout.stuck");
  }

  /**
   * Takes up one batch.
   *
   * @return how many ranges were due
   */
  int repair() {
    var due = pending.claimDue(batch, lease);
    pending.close(due.stream().filter(PendingRange::isPulled).toList());
    var posts = new LinkedHashMap<Long, Long>();
    due.stream()
        .filter(range -> !range.isPulled())
        .forEach(range -> posts.put(range.postId(), range.authorId()));
    var tasks = planner.planPublished(posts);
    worker.work(tasks);
    repaired.increment(tasks.size());
    return due.size();
  }
}

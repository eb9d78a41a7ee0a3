package io.tulou.feed.fanout;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.contract.feed.FanOutTask;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.pending.PendingRange;
import io.tulou.feed.pending.PendingRanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Does fan-out tasks, several at once: the posts that one follower gets from them go in one append.
 * Only inboxes that exist take them. A range is closed when its appends are done, so a worker that
 * dies leaves what it did not close: what is repeated is at most what was under way. Doing a task
 * again adds doubles, which readers pass over.
 */
final class FanOutWorker {
  private static final int FOLLOWERS_PER_READ = 2_000;

  private final Followers followers;
  private final PendingRanges pending;
  private final Inboxes inboxes;
  private final Consumer<List<Long>> trim;
  private final int flushAt;
  private final DistributionSummary appends;

  /**
   * @param trim cuts the inboxes of members that have grown too long
   * @param flushAt followers that are collected before their inboxes are appended to
   */
  FanOutWorker(
      Followers followers,
      PendingRanges pending,
      Inboxes inboxes,
      Consumer<List<Long>> trim,
      int flushAt,
      MeterRegistry meters) {
    this.followers = followers;
    this.pending = pending;
    this.inboxes = inboxes;
    this.trim = trim;
    this.flushAt = flushAt;
    this.appends = meters.summary("tulou.feed.fanout.appends");
  }

  /** The same followers get all posts of one author's range. */
  private record Range(long author, long after, long through) {
    static Range of(FanOutTask task) {
      return new Range(task.authorId(), task.afterMember(), task.throughMember());
    }
  }

  /** Does all of them; after a failure those that were not done stay open. */
  void work(List<FanOutTask> tasks) {
    var byRange = new LinkedHashMap<Range, List<FanOutTask>>();
    for (var task : notDone(tasks)) {
      byRange.computeIfAbsent(Range.of(task), _ -> new ArrayList<>()).add(task);
    }
    var batch = new Batch();
    byRange.forEach(batch::take);
    batch.flush();
  }

  private List<FanOutTask> notDone(List<FanOutTask> tasks) {
    var tracked = tasks.stream().filter(FanOutTask::tracked).map(FanOutWorker::rangeOf).toList();
    var open = pending.stillOpen(tracked);
    return tasks.stream().filter(task -> !task.tracked() || open.contains(rangeOf(task))).toList();
  }

  private static PendingRange rangeOf(FanOutTask task) {
    return new PendingRange(
        task.postId(), task.authorId(), task.afterMember(), task.throughMember());
  }

  /** What is collected and not yet appended. */
  private final class Batch {
    private final Map<Long, long[]> posts = new HashMap<>();
    private final List<PendingRange> collected = new ArrayList<>();

    void take(Range range, List<FanOutTask> tasks) {
      var ids = tasks.stream().mapToLong(FanOutTask::postId).distinct().toArray();
      long after = range.after();
      boolean isMore;
      do {
        var some = followers.list(range.author(), after, range.through(), FOLLOWERS_PER_READ);
        for (long follower : some) {
          posts.merge(follower, ids, Appends::concat);
          after = follower;
        }
        isMore = some.size() == FOLLOWERS_PER_READ;
        if (isMore && posts.size() >= flushAt) {
          flush();
        }
      } while (isMore);
      tasks.stream().filter(FanOutTask::tracked).map(FanOutWorker::rangeOf).forEach(collected::add);
      if (posts.size() >= flushAt) {
        flush();
      }
    }

    /** Closes after the appends: the other way round a crash would lose them. */
    void flush() {
      if (!posts.isEmpty()) {
        appends.record(posts.size());
        trim.accept(inboxes.append(posts));
        posts.clear();
      }
      pending.close(collected);
      collected.clear();
    }
  }
}

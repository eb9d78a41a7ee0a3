package io.tulou.feed.fanout;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.contract.feed.FanOutTask;
import io.tulou.feed.inbox.Inboxes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Does fan-out tasks, several at once: the posts that one follower gets from them go in one append.
 * Only inboxes that exist take them. Doing a task again adds doubles, which readers pass over.
 */
final class FanOutWorker {
  private static final int FOLLOWERS_PER_READ = 2_000;
  private static final int MOST_FOLLOWERS = 20_000;

  private final Followers followers;
  private final Inboxes inboxes;
  private final LongConsumer trim;
  private final DistributionSummary appends;

  /**
   * @param trim cuts the inbox of a member that has grown too long
   */
  FanOutWorker(Followers followers, Inboxes inboxes, LongConsumer trim, MeterRegistry meters) {
    this.followers = followers;
    this.inboxes = inboxes;
    this.trim = trim;
    this.appends = meters.summary("tulou.feed.fanout.appends");
  }

  /** The same followers get all posts of one author's range. */
  private record Range(long author, long after, long through) {}

  /** Does all of them; a failure leaves any of them done or not. */
  void work(List<FanOutTask> tasks) {
    var posts = new LinkedHashMap<Range, long[]>();
    for (var task : tasks) {
      var range = new Range(task.authorId(), task.afterMember(), task.throughMember());
      posts.merge(range, new long[] {task.postId()}, FanOutWorker::concat);
    }
    var pending = new HashMap<Long, long[]>();
    posts.forEach((range, ids) -> collect(range, ids, pending));
    flush(pending);
  }

  private void collect(Range range, long[] ids, Map<Long, long[]> pending) {
    long after = range.after();
    List<Long> some;
    do {
      some = followers.list(range.author(), after, range.through(), FOLLOWERS_PER_READ);
      for (long follower : some) {
        pending.merge(follower, ids, FanOutWorker::concat);
        after = follower;
      }
      if (pending.size() >= MOST_FOLLOWERS) {
        flush(pending);
      }
    } while (some.size() == FOLLOWERS_PER_READ);
  }

  private void flush(Map<Long, long[]> pending) {
    if (!pending.isEmpty()) {
      appends.record(pending.size());
      inboxes.append(pending).forEach(trim::accept);
      pending.clear();
    }
  }

  private static long[] concat(long[] one, long[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}

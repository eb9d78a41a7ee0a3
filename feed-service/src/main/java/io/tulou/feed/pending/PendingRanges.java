package io.tulou.feed.pending;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The ranges that are not done. Each call takes effect whole or not at all. */
public interface PendingRanges {
  /** Opens all followers of a post as one range, in the transaction that publishes it. */
  void open(long postId, long authorId);

  /** What is open of posts; of each post by follower. */
  List<PendingRange> of(Collection<Long> postIds);

  /**
   * Puts smaller ranges in place of a whole one.
   *
   * @return what is open of the post then: other ranges where somebody was faster, none where it
   *     was done meanwhile
   */
  List<PendingRange> split(long postId, List<PendingRange> ranges);

  /** Turns a whole range into one of which readers pull; it closes when every reader knows. */
  void leaveToReaders(long postId);

  /** Those that are open still. */
  Set<PendingRange> stillOpen(Collection<PendingRange> ranges);

  /** Closes ranges that are done; those that are closed already are passed over. */
  void close(Collection<PendingRange> ranges);

  /** Closes all ranges of a post, which is deleted. */
  void closeAll(long postId);

  /**
   * Takes ranges that are due; nobody else gets them during the lease.
   *
   * @return at most {@code count}
   */
  List<PendingRange> claimDue(int count, Duration lease);
}

package io.tulou.feed.timeline;

import io.tulou.feed.pending.MemoryPendingRanges;
import io.tulou.feed.pending.PendingPosts;
import io.tulou.feed.pending.PendingRange;
import io.tulou.feed.pending.PendingRanges;
import io.tulou.feed.simulation.Mutant;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Pending ranges with some of the bugs. A range of which readers pull is due when every process has
 * renewed its list of big accounts.
 */
final class SimulatedPending implements PendingRanges, PendingPosts {
  private final MemoryPendingRanges stored = new MemoryPendingRanges();
  private final Mutant mutant;
  private final LongSupplier renewals;
  private final Map<Long, Long> leftAt = new HashMap<>();

  /**
   * @param renewals how often the list of big accounts was renewed
   */
  SimulatedPending(Mutant mutant, LongSupplier renewals) {
    this.mutant = mutant;
    this.renewals = renewals;
  }

  @Override
  public void open(long postId, long authorId) {
    stored.open(postId, authorId);
  }

  @Override
  public List<PendingRange> of(Collection<Long> postIds) {
    return stored.of(postIds);
  }

  @Override
  public List<PendingRange> split(long postId, List<PendingRange> ranges) {
    return stored.split(postId, ranges);
  }

  @Override
  public void leaveToReaders(long postId) {
    if (mutant == Mutant.BIG_SETTLED_AT_ONCE) {
      stored.closeAll(postId);
      return;
    }
    stored.leaveToReaders(postId);
    leftAt.putIfAbsent(postId, renewals.getAsLong());
  }

  @Override
  public Set<PendingRange> stillOpen(Collection<PendingRange> ranges) {
    var open = stored.stillOpen(ranges);
    if (mutant == Mutant.DONE_BEFORE_EFFECT) {
      stored.close(open);
    }
    return open;
  }

  @Override
  public void close(Collection<PendingRange> ranges) {
    if (mutant == Mutant.ONE_RANGE_CLOSES_ALL) {
      ranges.forEach(range -> stored.closeAll(range.postId()));
    }
    stored.close(ranges);
  }

  @Override
  public void closeAll(long postId) {
    stored.closeAll(postId);
  }

  @Override
  public List<PendingRange> claimDue(int count, Duration lease) {
    return stored.claimDue(Integer.MAX_VALUE, lease).stream()
        .filter(this::isDue)
        .limit(count)
        .toList();
  }

  private boolean isDue(PendingRange range) {
    return !range.isPulled()
        || leftAt.getOrDefault(range.postId(), Long.MAX_VALUE) < renewals.getAsLong();
  }

  @Override
  public Optional<long[]> of(long[] authors) {
    return mutant == Mutant.PENDING_IGNORED ? Optional.of(new long[0]) : stored.of(authors);
  }
}

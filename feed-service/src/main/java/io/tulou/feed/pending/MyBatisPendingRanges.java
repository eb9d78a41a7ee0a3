package io.tulou.feed.pending;

import io.tulou.feed.FeedProperties;
import io.tulou.feed.RetryingTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Pending ranges in the table {@code fan_out}. */
@Component
final class MyBatisPendingRanges implements PendingRanges {
  private static final int MOST_IN_STATEMENT = 500;

  private final PendingMapper mapper;
  private final RetryingTransaction transaction;
  private final long stuckMicros;
  private final long settledMicros;

  MyBatisPendingRanges(
      PendingMapper mapper, RetryingTransaction transaction, FeedProperties properties) {
    this.mapper = mapper;
    this.transaction = transaction;
    this.stuckMicros = micros(properties.stuckAfter());
    this.settledMicros = micros(properties.settledAfter());
  }

  @Override
  public void open(long postId, long authorId) {
    mapper.add(List.of(PendingRange.whole(postId, authorId)), stuckMicros);
  }

  @Override
  public List<PendingRange> of(Collection<Long> postIds) {
    return mapper.listOf(postIds);
  }

  @Override
  public List<PendingRange> split(long postId, List<PendingRange> ranges) {
    return transaction.call(() -> {
      if (mapper.deleteWhole(postId) == 1) {
        mapper.add(ranges, stuckMicros);
      }
      return mapper.listOf(List.of(postId));
    });
  }

  @Override
  public void leaveToReaders(long postId) {
    mapper.empty(postId, settledMicros);
  }

  @Override
  public Set<PendingRange> stillOpen(Collection<PendingRange> ranges) {
    var open = new HashSet<PendingRange>();
    parts(ranges).forEach(part -> open.addAll(mapper.find(part)));
    return open;
  }

  @Override
  public void close(Collection<PendingRange> ranges) {
    parts(ranges).forEach(part -> transaction.run(() -> mapper.delete(part)));
  }

  @Override
  public void closeAll(long postId) {
    mapper.deleteAll(postId);
  }

  @Override
  public List<PendingRange> claimDue(int count, Duration lease) {
    return transaction.call(() -> {
      var due = mapper.lockDue(count);
      if (!due.isEmpty()) {
        mapper.postpone(due, micros(lease));
      }
      return due;
    });
  }

  private static List<List<PendingRange>> parts(Collection<PendingRange> ranges) {
    var all = List.copyOf(ranges);
    var parts = new ArrayList<List<PendingRange>>();
    for (int from = 0; from < all.size(); from += MOST_IN_STATEMENT) {
      parts.add(all.subList(from, Math.min(all.size(), from + MOST_IN_STATEMENT)));
    }
    return parts;
  }

  private static long micros(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration);
  }
}

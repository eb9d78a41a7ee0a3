package io.tulou.common.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * One token bucket per key that all nodes share. A node takes tokens out of it in batches and gives
 * them out by itself ({@link SharedBucket}), so that the store is asked once for many requests, and
 * not at all for a key that needs little.
 *
 * <p>While the store is away each node keeps to its share of the limit by itself: neither is
 * everything refused, nor let in.
 *
 * <p>A bucket is forgotten once it would be full anyway, with what this node still held of it. Past
 * {@code maximumKeys} the least used one goes: choose the bound above the keys seen at once.
 */
public final class SharedRateLimiter {
  private final Limit limit;
  private final GuardedLeases leases;
  private final IntSupplier nodes;
  private final LongSupplier nanoTime;
  private final Cache<String, SharedBucket> buckets;

  /**
   * @param store asked on the calling thread, which therefore is a virtual one; it should answer or
   *     fail within some tens of milliseconds
   * @param nodes how many nodes share the buckets, as far as is known; at least 1
   * @param nanoTime a monotonic clock
   */
  public SharedRateLimiter(
      Limit limit, LeaseStore store, IntSupplier nodes, long maximumKeys, LongSupplier nanoTime) {
    this.limit = limit;
    this.leases = new GuardedLeases(store, nanoTime);
    this.nodes = nodes;
    this.nanoTime = nanoTime;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(maximumKeys)
            .expireAfterAccess(limit.timeToFull())
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /** Takes a token of this key, or says when to come back. */
  public Decision tryAcquire(String key) {
    if (limit.permits() == 0) {
      return new Decision.Refused(limit.per());
    }
    return bucket(key).tryAcquire(Math.max(1, nodes.getAsInt()));
  }

  /**
   * Takes a token of this key if this node may give one out by itself, without a word to the store;
   * whether it did. It never waits, so it may be asked by a thread that must not; when it says no,
   * {@link #tryAcquire} decides.
   */
  public boolean takesHeld(String key) {
    return limit.permits() != 0 && bucket(key).takesHeld(Math.max(1, nodes.getAsInt()));
  }

  private SharedBucket bucket(String key) {
    return buckets.get(key, _ -> new SharedBucket(key, limit, leases, nanoTime));
  }

  /** Whether each node is by itself now. */
  public boolean isAlone() {
    return leases.isAway();
  }

  static Duration nanos(double nanos) {
    return Duration.ofNanos(Math.max(1, (long) Math.ceil(nanos)));
  }
}

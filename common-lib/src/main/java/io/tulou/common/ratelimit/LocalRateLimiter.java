package io.tulou.common.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * One token bucket per key, held on this node only.
 *
 * <p>A bucket is forgotten once it would be full anyway. Past {@code maximumKeys} the least used
 * one goes, and its key starts anew with a full burst: choose the bound above the keys seen at
 * once.
 */
public final class LocalRateLimiter {
  private static final Decision ADMITTED = new Decision.Admitted();

  private final Limit limit;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  public LocalRateLimiter(Limit limit, long maximumKeys) {
    this(limit, maximumKeys, TimeMeter.SYSTEM_NANOTIME);
  }

  public LocalRateLimiter(Limit limit, long maximumKeys, TimeMeter time) {
    this.limit = limit;
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(maximumKeys)
            .expireAfterAccess(limit.timeToFull())
            .ticker(time::currentTimeNanos)
            .build();
  }

  /** Takes a token of this key, or says when to come back; never waits. */
  public Decision tryAcquire(String key) {
    if (limit.permits() == 0) {
      return new Decision.Refused(limit.per());
    }
    var probe = buckets.get(key, _ -> newBucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? ADMITTED
        : new Decision.Refused(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(bandwidth ->
            bandwidth.capacity(limit.burst()).refillGreedy(limit.permits(), limit.per()))
        .withCustomTimePrecision(time)
        .build();
  }
}

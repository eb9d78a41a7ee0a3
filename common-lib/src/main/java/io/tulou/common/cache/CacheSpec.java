package io.tulou.common.cache;

import java.time.Duration;
import java.util.function.Function;

/**
 * What a cache holds and for how long.
 *
 * @param name for metrics and logs
 * @param redisKey the key in Redis, with a hash tag
 * @param slot the hash tag of a key; keys of one tag are read in one call
 * @param nearMaximum most entries held in this process
 * @param nearMaxAge no entry is held here longer, whatever happens
 * @param negativeAge the same for the knowledge that there is none; Redis keeps that ten times as
 *     long, since a write replaces it there at once
 * @param ttl of entries in Redis
 * @param lease how long a loader may take before another may load too; above {@code loadTimeout}
 * @param loadTimeout after this a load is given up by those who wait for it
 */
public record CacheSpec<K, V>(
    String name,
    Function<K, String> redisKey,
    Function<K, String> slot,
    Codec<V> codec,
    long nearMaximum,
    Duration nearMaxAge,
    Duration negativeAge,
    Ttl ttl,
    Duration lease,
    Duration loadTimeout) {
  private static final int NEGATIVE_FACTOR = 10;

  public CacheSpec {
    if (lease.compareTo(loadTimeout) < 0) {
      throw new IllegalArgumentException(
          name + ": lease " + lease + " is shorter than load timeout " + loadTimeout);
    }
  }

  Ttl ttlOf(boolean present) {
    if (present) {
      return ttl;
    }
    var age = negativeAge.multipliedBy(NEGATIVE_FACTOR);
    return new Ttl(age, age, ttl.jitter());
  }
}

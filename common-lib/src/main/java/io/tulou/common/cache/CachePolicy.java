package io.tulou.common.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a cache holds, for how long, and what it may ask of its source. Bound from
 * configuration, so that all of them stand in one place of a service.
 *
 * @param nearSize most that is held in this process, by the estimate of {@link CacheSpec#weigher}
 * @param nearAge no entry is held here longer, whatever happens or fails to
 * @param negativeAge the same for the knowledge that there is none; Redis keeps that ten times as
 *     long, since a write replaces it there at once
 * @param soft after this an entry in Redis is served while one caller refreshes it
 * @param hard after this it is gone from Redis
 * @param jitter share by which both are made longer or shorter at random
 * @param loads calls of the source at once
 * @param loadTimeout after this a load is given up by those who wait for it
 * @param lease how long a loader may take before another may load too; not below {@code
 *     loadTimeout}
 * @param fillWait how long a process waits for what another has the lease of, before it loads too
 */
public record CachePolicy(
    @DefaultValue("16MB") DataSize nearSize,
    @DefaultValue("1s") Duration nearAge,
    @DefaultValue("1s") Duration negativeAge,
    @DefaultValue("6h") Duration soft,
    @DefaultValue("24h") Duration hard,
    @DefaultValue("0.1") double jitter,
    @DefaultValue("16") int loads,
    @DefaultValue("3s") Duration loadTimeout,
    @DefaultValue("3s") Duration lease,
    @DefaultValue("150ms") Duration fillWait) {
  private static final int NEGATIVE_FACTOR = 10;

  public CachePolicy {
    if (lease.compareTo(loadTimeout) < 0) {
      throw new IllegalArgumentException(
          "lease " + lease + " is shorter than load timeout " + loadTimeout);
    }
    if (nearSize.isNegative() || nearAge.isNegative() || negativeAge.isNegative()) {
      throw new IllegalArgumentException("below zero: " + nearSize + nearAge + negativeAge);
    }
    if (loads < 1) {
      throw new IllegalArgumentException("loads below one: " + loads);
    }
    var _ = new Ttl(soft, hard, jitter);
  }

  /** Of entries in Redis. */
  public Ttl ttl() {
    return new Ttl(soft, hard, jitter);
  }

  Ttl ttlOf(boolean present) {
    if (present) {
      return ttl();
    }
    var age = negativeAge.multipliedBy(NEGATIVE_FACTOR);
    return new Ttl(age, age, jitter);
  }
}

package io.tulou.common.ratelimit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a store alone for a while that did not answer, so that nobody waits for it in vain. */
final class GuardedLeases {
  private static final Logger log = LoggerFactory.getLogger(GuardedLeases.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final LeaseStore store;
  private final LongSupplier nanoTime;
  private final AtomicLong awayUntil;

  GuardedLeases(LeaseStore store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
    this.awayUntil = new AtomicLong(nanoTime.getAsLong() - PAUSE_NANOS);
  }

  boolean isAway() {
    return nanoTime.getAsLong() - awayUntil.get() < 0;
  }

  /** Empty if the store does not answer, or did not a moment ago. */
  Optional<Lease> take(String key, Limit limit, int owed, int wanted) {
    long now = nanoTime.getAsLong();
    long until = awayUntil.get();
    if (now - until < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(store.take(key, limit, owed, wanted));
    } catch (RuntimeException away) {
      // One of those who noticed at once says so.
      if (awayUntil.compareAndSet(until, nanoTime.getAsLong() + PAUSE_NANOS)) {
        log.warn("limits are kept by each node alone for now: {}", away.toString());
      }
      return Optional.empty();
    }
  }
}

package io.tulou.common.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a cache does, and says at most every 10 s that its store is in trouble. */
final class CacheMeters {
  private static final Logger log = LoggerFactory.getLogger(TieredCache.class);
  private static final long LOG_EVERY = Duration.ofSeconds(10).toNanos();

  private final String cache;
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
  final Counter near;
  final Counter redis;
  final Counter loads;
  final Counter coalesced;
  private final Counter storeFailures;
  private final Counter refreshFailures;

  CacheMeters(String cache, MeterRegistry meters) {
    this.cache = cache;
    this.near = reads(meters, "near");
    this.redis = reads(meters, "redis");
    this.loads = reads(meters, "load");
    this.coalesced =
        Counter.builder("tulou.cache.coalesced")
            .description("reads that joined one under way")
            .tag("cache", cache)
            .register(meters);
    this.storeFailures =
        Counter.builder("tulou.cache.store.failures")
            .description("calls to the shared store that failed and were done without")
            .tag("cache", cache)
            .register(meters);
    this.refreshFailures =
        Counter.builder("tulou.cache.refresh.failures")
            .description("refreshes that failed; the old state was served on")
            .tag("cache", cache)
            .register(meters);
  }

  /** The store is done without this once. */
  void storeFailed(RuntimeException cause) {
    storeFailures.increment();
    warn("goes on without its store", cause);
  }

  /** The old state is served on. */
  void refreshFailed(RuntimeException cause) {
    refreshFailures.increment();
    warn("serves an older state on", cause);
  }

  private void warn(String what, RuntimeException cause) {
    long now = System.nanoTime();
    long until = quietUntil.get();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + LOG_EVERY)) {
      log.warn("cache {} {}: {}", cache, what, cause.toString());
    }
  }

  private Counter reads(MeterRegistry meters, String level) {
    return Counter.builder("tulou.cache.reads")
        .description("keys answered, by the level that had the answer")
        .tags("cache", cache, "level", level)
        .register(meters);
  }
}

package io.tulou.common.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that moves when a test says so. */
final class HandTime implements Ticker {
  private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());

  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  long millis() {
    return Duration.ofNanos(nanos.get()).toMillis();
  }

  @Override
  public long read() {
    return nanos.get();
  }
}

package io.tulou.bff.admission;

import io.tulou.common.overload.AdaptiveLimiter;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the limiter look around ten times a second, on a thread of the system's own: under overload
 * virtual threads wait for processors, and this must not.
 */
final class LimiterPulse implements SmartLifecycle, AutoCloseable {
  private final AdaptiveLimiter limiter;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("overload").daemon().factory());
  private @Nullable Future<?> ticks;

  LimiterPulse(AdaptiveLimiter limiter) {
    this.limiter = limiter;
  }

  @Override
  public synchronized void start() {
    if (ticks == null) {
      ticks =
          thread.scheduleAtFixedRate(
              limiter::tick,
              AdaptiveLimiter.TICK_MILLIS,
              AdaptiveLimiter.TICK_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void stop() {
    if (ticks != null) {
      ticks.cancel(false);
      ticks = null;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  @Override
  public synchronized boolean isRunning() {
    return ticks != null;
  }
}

package io.tulou.history.notification.notify;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has old notifications go, now and then; on several nodes they share the work. */
final class Sweeper implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  private final Expiry expiry;
  private final Duration pause;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("notification-sweeper").factory());
  private volatile @Nullable Future<?> rounds;

  Sweeper(Expiry expiry, Duration pause) {
    this.expiry = expiry;
    this.pause = pause;
  }

  @Override
  public void start() {
    rounds =
        timer.scheduleWithFixedDelay(
            this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is under way ends with its transaction. */
  @Override
  public void stop() {
    var running = rounds;
    if (running != null) {
      running.cancel(false);
      rounds = null;
    }
  }

  @Override
  public boolean isRunning() {
    return rounds != null;
  }

  /** A timer gives up a task that fails once; this one looks again. */
  private void round() {
    try {
      while (isRunning() && expiry.sweep()) {
        log.debug("more notifications have expired");
      }
    } catch (RuntimeException away) {
      log.warn("old notifications stay until the next look: {}", away.toString());
    }
  }
}

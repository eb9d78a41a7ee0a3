package io.tulou.common.watch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at regular intervals, on one thread of its own, from before the service takes requests
 * until it stops. A look that fails is told once for each outage and changes nothing; the next one
 * comes.
 */
public final class Watch implements SmartLifecycle, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  private final String name;
  private final Duration every;
  private final Runnable look;
  private final ScheduledExecutorService thread;
  private @Nullable Future<?> looks;
  private boolean isFailing;

  /**
   * Begins with {@link #start}.
   *
   * @param name of what is watched, for the log
   * @param look bounded in time
   */
  public Watch(String name, Duration every, Runnable look) {
    this.name = name;
    this.every = every;
    this.look = look;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch-" + name).daemon().factory());
  }

  /** Looks once before it returns. */
  @Override
  public synchronized void start() {
    if (looks == null) {
      lookOnce();
      looks =
          thread.scheduleWithFixedDelay(
              this::lookOnce, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void lookOnce() {
    try {
      look.run();
      if (isFailing) {
        log.info("{} can be looked at again", name);
      }
      isFailing = false;
    } catch (RuntimeException failure) {
      if (!isFailing) {
        log.warn("{} cannot be looked at, what was seen last stands", name, failure);
      }
      isFailing = true;
    }
  }

  @Override
  public synchronized void stop() {
    if (looks != null) {
      looks.cancel(false);
      looks = null;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  @Override
  public synchronized boolean isRunning() {
    return looks != null;
  }
}

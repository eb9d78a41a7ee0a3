package io.tulou.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats a piece of work on a thread of its own while the process runs; after a failure it waits a
 * second. Stops between two pieces of work.
 */
public final class BackgroundLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final String name;
  private final Work work;
  private volatile boolean running;
  private @Nullable Thread thread;

  public BackgroundLoop(String name, Work work) {
    this.name = name;
    this.work = work;
  }

  /** One piece of work, waiting included. */
  @FunctionalInterface
  public interface Work {
    void run() throws InterruptedException;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = Thread.ofVirtual().name(name).start(this::repeat);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    var last = thread;
    thread = null;
    if (last != null) {
      try {
        if (!last.join(STOP_WITHIN)) {
          last.interrupt();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void repeat() {
    while (running) {
      try {
        runOnce();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void runOnce() throws InterruptedException {
    try {
      work.run();
    } catch (RuntimeException failure) {
      if (running) {
        log.warn("{} failed and goes on soon: {}", name, failure.toString());
        TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
      }
    }
  }
}

package io.tulou.local.launcher;

import io.tulou.local.server.ManagedProcess;
import io.tulou.local.server.ServerFailure;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A child process that is started again when it ends by itself, and not when it was asked to.
 * Supervision begins with {@link #supervise}: what ends before is a failed start, not a crash.
 */
final class Supervised {
  private final String label;
  private final Supplier<ManagedProcess> starter;
  private final Progress progress;
  private final ReentrantLock lock = new ReentrantLock();
  private final BackOff backOff = new BackOff();
  private @Nullable ManagedProcess process;
  private long startedAt = System.nanoTime();
  private boolean wanted;
  private boolean closed;

  Supervised(String label, Supplier<ManagedProcess> starter, Progress progress) {
    this.label = label;
    this.starter = starter;
    this.progress = progress;
  }

  /** Starts it, unless it has been closed. */
  ManagedProcess start() {
    lock.lock();
    try {
      if (closed) {
        throw new ServerFailure(label + " is not started: Tulou is being stopped");
      }
      startedAt = System.nanoTime();
      process = starter.get();
      return process;
    } finally {
      lock.unlock();
    }
  }

  /** Takes over what somebody else has started. */
  void adopt(ManagedProcess running) {
    lock.lock();
    try {
      process = running;
    } finally {
      lock.unlock();
    }
  }

  /** From now on, an end that nobody asked for is followed by a new start. */
  void supervise() {
    lock.lock();
    try {
      if (!closed) {
        wanted = true;
        watch(current());
      }
    } finally {
      lock.unlock();
    }
  }

  ManagedProcess current() {
    lock.lock();
    try {
      if (process == null) {
        throw new IllegalStateException(label + " is not running");
      }
      return process;
    } finally {
      lock.unlock();
    }
  }

  /** Lets it end without a new start; {@link #start} may follow. */
  void release() {
    lock.lock();
    try {
      wanted = false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it for good. */
  void close() {
    lock.lock();
    try {
      closed = true;
      wanted = false;
    } finally {
      lock.unlock();
    }
    if (process != null) {
      process.stop();
    }
  }

  private void watch(ManagedProcess watched) {
    Thread.ofVirtual().start(() -> keepUp(watched, watched.onExit().join()));
  }

  /** Tries until the next one runs, whose end is watched in turn. */
  private void keepUp(ManagedProcess ended, int status) {
    while (isWanted(ended)) {
      var wait = backOff.afterLiving(Duration.ofNanos(System.nanoTime() - startedAt));
      progress.note(
          "%s ended with status %d and is started again in %d s. Its last lines:%n  %s"
              .formatted(label, status, wait.toSeconds(), String.join("\n  ", ended.lastLines(5))));
      try {
        Thread.sleep(wait);
        startAgain(ended);
      } catch (ServerFailure e) {
        progress.note(label + " can't be started: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void startAgain(ManagedProcess ended) {
    lock.lock();
    try {
      if (isWanted(ended)) {
        watch(start());
        progress.note(label + " runs again");
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isWanted(ManagedProcess ended) {
    lock.lock();
    try {
      return wanted && process == ended;
    } finally {
      lock.unlock();
    }
  }
}

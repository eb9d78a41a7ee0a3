package io.tulou.feed.pending;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers share a load that began after each of them asked: unlike a coalescer's, its answer
 * is never older than the question. One load is under way at a time, so however many ask, the
 * source sees as many loads as fit one after the other.
 */
final class FreshLoad<V> {
  private final Supplier<V> source;
  private final ReentrantLock turn = new ReentrantLock();
  private final Object door = new Object();
  private @Nullable Flight<V> boarding;

  FreshLoad(Supplier<V> source) {
    this.source = source;
  }

  /** The source's answer to a question put now; fails as the source did. */
  V get() {
    var flight = board();
    turn.lock();
    try {
      if (!flight.isDone()) {
        depart();
        flight.fly(source);
      }
    } finally {
      turn.unlock();
    }
    return flight.result();
  }

  private Flight<V> board() {
    synchronized (door) {
      var flight = boarding == null ? new Flight<V>() : boarding;
      boarding = flight;
      return flight;
    }
  }

  /** Whoever asks from now on takes the next. */
  private void depart() {
    synchronized (door) {
      boarding = null;
    }
  }

  /** Guarded by the turn, but for the result of one that is done. */
  private static final class Flight<V> {
    private volatile boolean done;
    private @Nullable V value;
    private @Nullable RuntimeException failure;

    boolean isDone() {
      return done;
    }

    void fly(Supplier<V> source) {
      try {
        value = source.get();
      } catch (RuntimeException failed) {
        failure = failed;
      } finally {
        done = true;
      }
    }

    V result() {
      if (failure != null) {
        throw failure;
      }
      if (value == null) {
        throw new IllegalStateException("the load ended without an answer");
      }
      return value;
    }
  }
}

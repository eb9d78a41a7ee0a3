package io.tulou.bff.hotpage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Hot pages that are being read: one who asks brings the page, the others wait for it without a
 * thread, for {@link #LONGEST} at most. Who asks after a change does not wait for a reading that
 * began before it.
 */
final class HotReadings {
  static final Duration LONGEST = Duration.ofMillis(250);

  /** Over all pages; more go the ordinary way. */
  static final int MOST_WAITING = 1_024;

  /** Runs something later. */
  @FunctionalInterface
  interface Alarm {
    void after(Duration delay, Runnable task);
  }

  /** What is the turn of somebody who asks. */
  sealed interface Turn {
    /** Brings the page, and says when it is there or will not come. */
    record Brings(Reading reading) implements Turn {}

    /** Is gone on with later. */
    record Waits() implements Turn {}

    /** Goes the ordinary way, as too many wait. */
    record Passes() implements Turn {}
  }

  private final Map<String, Reading> underWay = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(MOST_WAITING);
  private final Executor executor;
  private final Alarm alarm;

  HotReadings(Executor executor, Alarm alarm) {
    this.executor = executor;
    this.alarm = alarm;
  }

  /**
   * Takes a turn.
   *
   * @param stamp of the page's subject now
   * @param goOn is run once if the turn is to wait, when the reading has ended
   */
  Turn turn(String address, long stamp, Runnable goOn) {
    var own = new Reading(address, stamp);
    while (true) {
      var present =
          underWay.compute(
              address, (_, before) -> before == null || before.stamp != stamp ? own : before);
      if (present == own) {
        alarm.after(LONGEST, own::end);
        return new Turn.Brings(own);
      }
      if (!free.tryAcquire()) {
        return new Turn.Passes();
      }
      if (present.add(goOn)) {
        return new Turn.Waits();
      }
      free.release();
      underWay.remove(address, present);
    }
  }

  /** One page under way. */
  final class Reading {
    private final String address;
    private final long stamp;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean isOver;

    private Reading(String address, long stamp) {
      this.address = address;
      this.stamp = stamp;
    }

    private synchronized boolean add(Runnable goOn) {
      return !isOver && waiting.add(goOn);
    }

    /** Lets those go on who wait; to be said once the page is there or will not come, or both. */
    void end() {
      List<Runnable> all;
      synchronized (this) {
        if (isOver) {
          return;
        }
        isOver = true;
        all = List.copyOf(waiting);
      }
      underWay.remove(address, this);
      free.release(all.size());
      all.forEach(this::run);
    }

    private void run(Runnable goOn) {
      try {
        executor.execute(goOn);
      } catch (RejectedExecutionException stopping) {
        // Better on this thread than never: somebody's request hangs on it.
        goOn.run();
      }
    }
  }
}

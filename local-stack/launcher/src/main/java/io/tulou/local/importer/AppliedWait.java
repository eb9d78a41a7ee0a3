package io.tulou.local.importer;

import io.tulou.local.importer.LogPositions.PositionsUnknown;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Waits until comment-job has applied what the log held when the wait began. Neither comment-job
 * nor Kafka being away for a while ends the wait, only its own bound does.
 */
record AppliedWait(LogPositions log, ProgressDisplay display, Duration pause) {

  /**
   * How the wait ended.
   *
   * @param left commands not applied yet; empty if Kafka did not say how far it ends
   */
  record Outcome(OptionalLong left, Duration elapsed) {
    boolean isApplied() {
      return left.orElse(1) == 0;
    }
  }

  Outcome await(Duration bound) throws InterruptedException {
    long begun = System.nanoTime();
    long end = begun + bound.toNanos();
    var ends = findEnds(end);
    if (ends.isEmpty()) {
      return new Outcome(OptionalLong.empty(), since(begun));
    }
    long left = left(ends, Long.MAX_VALUE);
    while (left == Long.MAX_VALUE && System.nanoTime() < end) {
      Thread.sleep(pause);
      left = left(ends, Long.MAX_VALUE);
    }
    if (left == Long.MAX_VALUE) {
      return new Outcome(OptionalLong.empty(), since(begun));
    }
    return new Outcome(OptionalLong.of(watch(ends, left, end)), since(begun));
  }

  private long watch(Map<Integer, Long> ends, long atFirst, long end) throws InterruptedException {
    var phase = display.begin("applied", atFirst, 0);
    long left = atFirst;
    while (left > 0 && System.nanoTime() < end) {
      Thread.sleep(pause);
      left = left(ends, left);
      phase.reach(atFirst - left);
    }
    phase.end();
    return left;
  }

  /** Empty if Kafka did not say in time. */
  private Map<Integer, Long> findEnds(long end) throws InterruptedException {
    while (true) {
      try {
        return log.ends();
      } catch (PositionsUnknown e) {
        if (System.nanoTime() > end) {
          return Map.of();
        }
        Thread.sleep(pause);
      }
    }
  }

  private long left(Map<Integer, Long> ends, long ifUnknown) throws InterruptedException {
    try {
      var applied = log.applied();
      return ends.entrySet().stream()
          .mapToLong(end -> end.getValue() - applied.getOrDefault(end.getKey(), 0L))
          .filter(behind -> behind > 0)
          .sum();
    } catch (PositionsUnknown e) {
      return ifUnknown;
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}

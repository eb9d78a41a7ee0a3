package io.tulou.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A load at a fixed rate, whatever the answers do: a call begins when its time has come, on a
 * virtual thread, and its latency counts from that time. So a stall is felt by all the calls that
 * fall into it, as by real callers (no coordinated omission).
 */
final class OpenLoop {
  private static final long MOST_NANOS = 60_000_000_000L;

  /** One call; gives the name of how it ended, and counts as a latency if it starts with a "2". */
  @FunctionalInterface
  interface Call {
    String run(long number) throws Exception;
  }

  /**
   * What a load met.
   *
   * @param latency of those that succeeded, in nanoseconds
   * @param bySecond the same by the second in which they were due
   * @param byOutcome the same by how they ended
   * @param outcomes how many ended how
   */
  record Result(
      Histogram latency,
      List<Histogram> bySecond,
      Map<String, Histogram> byOutcome,
      Map<String, Long> outcomes) {
    long succeeded() {
      return latency.getTotalCount();
    }

    double millis(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1e6;
    }

    /** A line of one percentile over time. */
    Plot.Line line(String name, double percentile) {
      return new Plot.Line(
          name,
          IntStream.range(0, bySecond.size())
              .mapToObj(second ->
                  new Plot.Point(
                      second, bySecond.get(second).getValueAtPercentile(percentile) / 1e6))
              .toList());
    }
  }

  private OpenLoop() {}

  /** Calls {@code rate} times a second for {@code seconds}; returns when all have ended. */
  static Result run(int rate, int seconds, Call call) {
    return runWhile(rate, seconds, () -> true, call);
  }

  /** The same, but begins no more calls when {@code goesOn} says so. */
  static Result runWhile(int rate, int seconds, BooleanSupplier goesOn, Call call) {
    var latency = new ConcurrentHistogram(MOST_NANOS, 3);
    var bySecond = new ArrayList<Histogram>();
    var byOutcome = new ConcurrentHashMap<String, Histogram>();
    var outcomes = new ConcurrentHashMap<String, AtomicLong>();
    long begun = System.nanoTime();
    long calls = (long) rate * seconds;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < calls; i++) {
        long number = i;
        if (number % rate == 0) {
          if (!goesOn.getAsBoolean()) {
            break;
          }
          bySecond.add(new ConcurrentHistogram(MOST_NANOS, 2));
        }
        var second = bySecond.getLast();
        long due = begun + number * 1_000_000_000L / rate;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        threads.execute(() -> {
          var outcome = outcome(call, number);
          long took = Math.min(MOST_NANOS, System.nanoTime() - due);
          outcomes.computeIfAbsent(outcome, _ -> new AtomicLong()).incrementAndGet();
          if (outcome.startsWith("2")) {
            latency.recordValue(took);
            second.recordValue(took);
            byOutcome
                .computeIfAbsent(outcome, _ -> new ConcurrentHistogram(MOST_NANOS, 2))
                .recordValue(took);
          }
        });
      }
    }
    var counted = new TreeMap<String, Long>();
    outcomes.forEach((outcome, count) -> counted.put(outcome, count.get()));
    return new Result(latency, bySecond, new TreeMap<>(byOutcome), counted);
  }

  static String outcome(Call call, long number) {
    try {
      return call.run(number);
    } catch (Exception failed) {
      return failed.getClass().getSimpleName();
    }
  }
}

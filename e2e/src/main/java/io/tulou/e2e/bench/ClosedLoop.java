package io.tulou.e2e.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** As many calls as a number of callers make, each beginning when its last has ended. */
final class ClosedLoop {
  private static final long MOST_NANOS = 60_000_000_000L;

  /**
   * What the callers met.
   *
   * @param latency in nanoseconds, of calls that succeeded
   */
  record Result(Histogram latency, long failed, double seconds) {
    double rate() {
      return latency.getTotalCount() / seconds;
    }

    double millis(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1e6;
    }
  }

  private ClosedLoop() {}

  /** Makes {@code calls} calls with {@code callers} at once. */
  static Result run(int callers, int calls, OpenLoop.Call call) {
    var latency = new ConcurrentHistogram(MOST_NANOS, 3);
    var failed = new AtomicLong();
    var next = new AtomicLong();
    long begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < callers; caller++) {
        threads.execute(() -> {
          for (long number = next.getAndIncrement();
              number < calls;
              number = next.getAndIncrement()) {
            long from = System.nanoTime();
            if (OpenLoop.outcome(call, number).startsWith("2")) {
              latency.recordValue(Math.min(MOST_NANOS, System.nanoTime() - from));
            } else {
              failed.incrementAndGet();
            }
          }
        });
      }
    }
    return new Result(latency, failed.get(), (System.nanoTime() - begun) / 1e9);
  }
}

package io.tulou.common.overload;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was completed in the last ten seconds, in tenths of a second. By Little's law the most that
 * was completed in one tenth, times the least mean time of one, is how many requests in flight keep
 * the machine busy without a queue.
 *
 * <p>Recording is for any thread; {@link #roll()} is for one.
 */
final class Throughput {
  static final long BUCKET_MILLIS = 100;
  private static final int BUCKETS = 100;

  /** A mean of fewer says little. */
  private static final int ENOUGH = 4;

  private final LongAdder completed = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final long[] counts = new long[BUCKETS];
  private final long[] means = new long[BUCKETS];
  private int next;

  Throughput() {
    Arrays.fill(means, Long.MAX_VALUE);
  }

  void record(long tookNanos) {
    completed.increment();
    nanos.add(tookNanos);
  }

  /** Ends a bucket; what is recorded meanwhile counts for it or for the next. */
  void roll() {
    long count = completed.sumThenReset();
    long sum = nanos.sumThenReset();
    counts[next] = count;
    means[next] = count < ENOUGH ? Long.MAX_VALUE : sum / count;
    next = (next + 1) % BUCKETS;
  }

  /** How many in flight keep the machine busy; 0 as long as too little is known. */
  int inFlight() {
    long most = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < BUCKETS; i++) {
      most = Math.max(most, counts[i]);
      least = Math.min(least, means[i]);
    }
    if (least == Long.MAX_VALUE) {
      return 0;
    }
    double perNano = most / (BUCKET_MILLIS * 1e6);
    return (int) Math.ceil(perNano * least);
  }
}

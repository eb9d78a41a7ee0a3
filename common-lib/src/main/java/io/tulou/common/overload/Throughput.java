package io.tulou.common.overload;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * What was completed, looked at over the last second, every tenth of one. By Little's law the most
 * that was completed in a second of the last ten, times the least mean time of one, is how many
 * requests in flight keep the machine busy without a queue.
 *
 * <p>The least mean time is remembered for half an hour: under overload that lasts every second is
 * a slow one, and a limit that took the least of those for the time without a queue would let in
 * the more the longer they wait.
 *
 * <p>Recording is for any thread; the rest is for one.
 */
final class Throughput {
  static final long BUCKET_MILLIS = 100;
  private static final int SECOND = 10;
  private static final int RECENT = 10 * SECOND;

  private static final int SLOTS = 60;
  private static final int SLOT = 30 * SECOND;

  /** A mean of fewer says little. */
  private static final int ENOUGH = 10;

  private final LongAdder completed = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final long[] counts = new long[SECOND];
  private final long[] sums = new long[SECOND];
  private final long[] ofSecond = new long[RECENT];
  private final long[] least = new long[SLOTS];
  private long rolls;

  Throughput() {
    Arrays.fill(least, Long.MAX_VALUE);
  }

  void record(long tookNanos) {
    completed.increment();
    nanos.add(tookNanos);
  }

  /** Ends a tenth of a second; what is recorded meanwhile counts for it or for the next. */
  void roll() {
    counts[(int) (rolls % SECOND)] = completed.sumThenReset();
    sums[(int) (rolls % SECOND)] = nanos.sumThenReset();
    long count = LongStream.of(counts).sum();
    ofSecond[(int) (rolls % RECENT)] = count;
    int slot = (int) (rolls / SLOT % SLOTS);
    if (rolls % SLOT == 0) {
      least[slot] = Long.MAX_VALUE;
    }
    if (count >= ENOUGH) {
      least[slot] = Math.min(least[slot], LongStream.of(sums).sum() / count);
    }
    rolls++;
  }

  /** How many in flight keep the machine busy; 0 as long as too little is known. */
  int inFlight() {
    long most = LongStream.of(ofSecond).max().orElseThrow();
    long mean = LongStream.of(least).min().orElseThrow();
    return mean == Long.MAX_VALUE ? 0 : (int) Math.ceil(most / 1e9 * mean);
  }
}

package io.tulou.common.balance;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Stops calling a service that refuses or does not answer, in proportion to how much it does so
 * (client-side adaptive throttling, Google's Site Reliability Engineering, chapter 21). Twice as
 * much is sent as was answered in the last seconds, so that a service that recovers is found out; a
 * trial goes through every tenth of a second, and a few answers in a row end the throttling.
 */
public final class Throttle {
  private static final int BUCKETS = 30;
  private static final long BUCKET_NANOS = 100_000_000;
  private static final double HEADROOM = 2;

  /** Fewer failures than these throttle nothing. */
  private static final int PATIENCE = 10;

  private static final int ANSWERS_TO_RECOVER = 5;

  private final RandomGenerator random;
  private final LongSupplier nanoTime;
  private final int[] asked = new int[BUCKETS];
  private final int[] answered = new int[BUCKETS];
  private long bucket;
  private long triedNanos;
  private int askedInAll;
  private int answeredInAll;
  private int inARow;

  /**
   * @param nanoTime a monotonic clock
   */
  public Throttle(RandomGenerator random, LongSupplier nanoTime) {
    this.random = random;
    this.nanoTime = nanoTime;
    this.bucket = nanoTime.getAsLong() / BUCKET_NANOS;
    this.triedNanos = nanoTime.getAsLong() - BUCKET_NANOS;
  }

  /** Whether to call now. Each call that is made is to be reported. */
  public synchronized boolean admits() {
    long now = roll();
    double excess = askedInAll - PATIENCE - HEADROOM * answeredInAll;
    boolean trial = now - triedNanos >= BUCKET_NANOS;
    if (excess > 0 && !trial && random.nextDouble() < excess / (askedInAll + 1)) {
      asked();
      return false;
    }
    triedNanos = now;
    return true;
  }

  /** The service answered: with whatever, as long as it is not that it has no time. */
  public synchronized void answered() {
    roll();
    asked();
    answered[slot()]++;
    answeredInAll++;
    inARow++;
    if (inARow == ANSWERS_TO_RECOVER && answeredInAll * HEADROOM < askedInAll) {
      forget();
    }
  }

  /** The service could not be reached, was too slow, or said that it has no time. */
  public synchronized void failed() {
    roll();
    asked();
    inARow = 0;
  }

  /** Counted when the end is known, so that a burst is not taken for calls without an answer. */
  private void asked() {
    asked[slot()]++;
    askedInAll++;
  }

  private void forget() {
    Arrays.fill(asked, 0);
    Arrays.fill(answered, 0);
    askedInAll = 0;
    answeredInAll = 0;
  }

  private int slot() {
    return (int) Math.floorMod(bucket, (long) BUCKETS);
  }

  private long roll() {
    long now = nanoTime.getAsLong();
    long current = now / BUCKET_NANOS;
    if (current - bucket >= BUCKETS) {
      forget();
      bucket = current;
    }
    while (bucket < current) {
      bucket++;
      askedInAll -= asked[slot()];
      answeredInAll -= answered[slot()];
      asked[slot()] = 0;
      answered[slot()] = 0;
    }
    return now;
  }
}

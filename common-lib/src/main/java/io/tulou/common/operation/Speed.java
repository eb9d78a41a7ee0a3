package io.tulou.common.operation;

import java.util.concurrent.TimeUnit;

/** Items each second, smoothed over the last seconds. For one thread. */
final class Speed {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(250);

  /** How much the latest measurement weighs. */
  private static final double WEIGHT = 0.3;

  private double perSecond;
  private long since = System.nanoTime();
  private long items;

  Speed(double perSecond) {
    this.perSecond = perSecond;
  }

  void add(long more) {
    items += more;
    long took = System.nanoTime() - since;
    if (took < SHORTEST) {
      return;
    }
    double latest = items * NANOS / took;
    perSecond = perSecond == 0 ? latest : perSecond + WEIGHT * (latest - perSecond);
    since += took;
    items = 0;
  }

  /** Before the first measurement what was known before. */
  double perSecond() {
    return perSecond;
  }
}

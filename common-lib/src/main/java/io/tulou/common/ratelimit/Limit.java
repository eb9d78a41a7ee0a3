package io.tulou.common.ratelimit;

import java.time.Duration;

/**
 * A token bucket: {@code permits} come back evenly over {@code per}, at most {@code burst} are
 * kept.
 *
 * @param permits 0 or more; 0 refuses everything
 * @param per longer than zero
 * @param burst at least 1
 */
public record Limit(int permits, Duration per, int burst) {
  public Limit {
    if (permits < 0 || burst < 1 || per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException(
          "not a limit: " + permits + " per " + per + ", burst " + burst);
    }
  }

  /** How long an empty bucket takes to be full again. */
  Duration timeToFull() {
    return permits == 0 ? per : per.multipliedBy(burst).dividedBy(permits).plusMillis(1);
  }
}

package io.tulou.common.cache;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long an entry lives.
 *
 * @param soft after this it is still served while one caller refreshes it
 * @param hard after this it is gone; not shorter than {@code soft}
 * @param jitter share by which both are made longer or shorter at random, 0 up to but without 1, so
 *     that entries filled together do not expire together
 */
public record Ttl(Duration soft, Duration hard, double jitter) {
  public Ttl {
    if (soft.isNegative() || hard.isZero() || hard.compareTo(soft) < 0) {
      throw new IllegalArgumentException("soft " + soft + " and hard " + hard + " do not fit");
    }
    if (!(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException("jitter not in 0..1: " + jitter);
    }
  }

  /** One draw of the dice for both limits, in milliseconds. */
  Drawn draw() {
    double factor = 1 + jitter * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    return new Drawn(
        (long) (soft.toMillis() * factor), Math.max(1, (long) (hard.toMillis() * factor)));
  }

  record Drawn(long softMillis, long hardMillis) {}
}

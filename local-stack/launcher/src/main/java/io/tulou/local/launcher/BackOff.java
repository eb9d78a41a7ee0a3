package io.tulou.local.launcher;

import java.time.Duration;

/**
 * How long to wait before something that keeps ending is started again: 1 s, doubled up to 30 s.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration HEALTHY = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /**
   * The wait after one more end.
   *
   * @param lived how long it had run; after a minute all is forgiven
   */
  Duration afterLiving(Duration lived) {
    var wait = lived.compareTo(HEALTHY) >= 0 ? FIRST : next;
    var doubled = wait.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}

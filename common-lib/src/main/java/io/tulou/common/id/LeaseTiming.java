package io.tulou.common.id;

import java.time.Duration;

/**
 * The times of a node lease.
 *
 * @param hold how long Redis keeps the number for its owner
 * @param usable how long after a renewal it may be used; well below {@code hold}
 * @param renewEvery pause between renewals
 * @param cooling how long a number given back stays taken
 * @param startWithin how long the start tries
 */
record LeaseTiming(
    Duration hold, Duration usable, Duration renewEvery, Duration cooling, Duration startWithin) {
  static final LeaseTiming DEFAULT =
      new LeaseTiming(
          Duration.ofMinutes(10),
          Duration.ofMinutes(9),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
}

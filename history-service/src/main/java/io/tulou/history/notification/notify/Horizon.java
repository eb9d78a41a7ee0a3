package io.tulou.history.notification.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far back notifications reach. What is older is not told, and goes where it was. */
record Horizon(Clock clock, Duration keep) {
  Instant time() {
    return clock.instant().minus(keep);
  }

  boolean reaches(Instant at) {
    return at.isAfter(time());
  }
}

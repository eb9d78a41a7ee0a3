package io.tulou.common.ratelimit;

import java.time.Duration;

/** The answer of a limiter. */
public sealed interface Decision {
  /** Go on; one token was taken. */
  record Admitted() implements Decision {}

  /** Not now; a token is there again after {@code retryAfter}, unless others take it first. */
  record Refused(Duration retryAfter) implements Decision {}
}

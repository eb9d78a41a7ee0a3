package io.tulou.bff.security;

import java.time.Instant;

/** The token that an answer was begun with, asked again while the answer lasts. */
@FunctionalInterface
public interface HeldToken {
  /** Of a caller without a token. */
  HeldToken NONE = _ -> false;

  /** Whether it has ended or was taken back. */
  boolean isOver(Instant now);
}

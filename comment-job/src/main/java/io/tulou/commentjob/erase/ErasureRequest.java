package io.tulou.commentjob.erase;

import org.jspecify.annotations.Nullable;

/**
 * A wish to erase what a member wrote.
 *
 * @param memberId decimal
 * @param ratePerSecond comments at most; unbounded if null
 */
record ErasureRequest(@Nullable String memberId, @Nullable Integer ratePerSecond) {
  /** What is done next. */
  enum Phase {
    /** A command for each comment goes into the log. */
    ASK,
    /** Every store is looked at. */
    PROVE
  }

  /**
   * Where an erasure is.
   *
   * @param behind the last comment that was looked at
   */
  record Position(Phase phase, long behind) {}
}

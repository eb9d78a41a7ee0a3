package io.tulou.history.entry;

import java.time.Instant;

/**
 * What holds for a whole history.
 *
 * @param clearedAt of the latest deletion of everything
 * @param paused whether nothing is recorded
 * @param pausedAt when {@code paused} was last set
 */
public record MemberMarks(Instant clearedAt, boolean paused, Instant pausedAt) {
  public static final MemberMarks NONE =
      new MemberMarks(SubjectState.NEVER, false, SubjectState.NEVER);

  public static MemberMarks cleared(Instant at) {
    return new MemberMarks(at, false, SubjectState.NEVER);
  }

  public static MemberMarks paused(boolean paused, Instant at) {
    return new MemberMarks(SubjectState.NEVER, paused, at);
  }

  /** What is known when both are known; of two changes at the same time the pause wins. */
  public MemberMarks join(MemberMarks other) {
    int order = other.pausedAt.compareTo(pausedAt);
    return new MemberMarks(
        SubjectState.later(clearedAt, other.clearedAt),
        order > 0 ? other.paused : order < 0 ? paused : paused || other.paused,
        SubjectState.later(pausedAt, other.pausedAt));
  }
}

package io.tulou.history.store;

import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code history_member}. */
record MemberRow(
    long memberId, boolean paused, @Nullable Instant pausedAt, @Nullable Instant clearedAt) {

  static MemberRow of(long memberId, MemberMarks marks) {
    return new MemberRow(
        memberId, marks.paused(), orNull(marks.pausedAt()), orNull(marks.clearedAt()));
  }

  MemberMarks marks() {
    return new MemberMarks(
        Objects.requireNonNullElse(clearedAt, SubjectState.NEVER),
        paused,
        Objects.requireNonNullElse(pausedAt, SubjectState.NEVER));
  }

  private static @Nullable Instant orNull(Instant time) {
    return time.equals(SubjectState.NEVER) ? null : time;
  }
}

package io.tulou.history.hot;

import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** States as {@code lua/history-join.lua} describes them: fixed places, times in 13 digits. */
final class PackedState {
  private static final int UNKNOWN_DURATION = 999_999;

  /** Digits of a time. */
  static final int TIME = 13;

  private static final int STORED = 13;
  private static final int ENTRY = 14;
  private static final int RECEIVED = 27;
  private static final int PROGRESS = 40;
  private static final int DURATION = 46;
  private static final int FINISHED = 52;
  private static final int DEVICE = 53;

  private PackedState() {}

  /**
   * One state.
   *
   * @param isStored whether the database has it so
   */
  static String pack(SubjectState state, boolean isStored) {
    var packed = new StringBuilder(96).append(time(state.deletedAt())).append(isStored ? '1' : '0');
    var entry = state.entry();
    if (entry != null) {
      int duration = entry.duration() == null ? UNKNOWN_DURATION : entry.duration();
      packed
          .append(time(entry.watchedAt()))
          .append(time(entry.receivedAt()))
          .append(String.format(Locale.ROOT, "%06d%06d", entry.progress(), duration))
          .append(entry.finished() ? '1' : '0');
      if (entry.device() != null) {
        packed.append(entry.device());
      }
    }
    return packed.toString();
  }

  static SubjectState unpack(SubjectRef subject, String packed) {
    var deletedAt = time(packed.substring(0, STORED));
    if (packed.length() == ENTRY) {
      return SubjectState.deleted(deletedAt);
    }
    int duration = Integer.parseInt(packed, DURATION, FINISHED, 10);
    var device = packed.substring(DEVICE);
    var entry =
        new HistoryEntry(
            subject,
            Integer.parseInt(packed, PROGRESS, DURATION, 10),
            duration == UNKNOWN_DURATION ? null : duration,
            packed.charAt(FINISHED) == '1',
            device.isEmpty() ? null : device,
            time(packed.substring(ENTRY, RECEIVED)),
            time(packed.substring(RECEIVED, PROGRESS)));
    return new SubjectState(deletedAt, entry);
  }

  static String packPause(MemberMarks marks) {
    return time(marks.pausedAt()) + (marks.paused() ? '1' : '0');
  }

  static MemberMarks unpackMarks(@Nullable String clearedAt, String pause) {
    return new MemberMarks(
        clearedAt == null ? SubjectState.NEVER : time(clearedAt),
        pause.charAt(STORED) == '1',
        time(pause.substring(0, STORED)));
  }

  static String time(Instant time) {
    return String.format(Locale.ROOT, "%013d", time.toEpochMilli());
  }

  static Instant time(String packed) {
    return Instant.ofEpochMilli(Long.parseLong(packed));
  }
}

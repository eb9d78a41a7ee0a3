package io.tulou.history.entry;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand.Watched;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a member has watched a subject.
 *
 * @param progress in seconds, 0 to 864,000
 * @param duration in seconds, or null where unknown
 * @param device at most 64 characters, or null
 * @param watchedAt by the client, in milliseconds; decides which entry is the latest
 * @param receivedAt by the server, in milliseconds
 */
public record HistoryEntry(
    SubjectRef subject,
    int progress,
    @Nullable Integer duration,
    boolean finished,
    @Nullable String device,
    Instant watchedAt,
    Instant receivedAt) {
  /** Above every duration: sorts an unknown one last. */
  static final int UNKNOWN_DURATION = 999_999;

  /** Latest last. Entries that differ in nothing but the device are equal here. */
  static final Comparator<HistoryEntry> BY_AGE =
      Comparator.comparing(HistoryEntry::watchedAt)
          .thenComparing(HistoryEntry::receivedAt)
          .thenComparingInt(HistoryEntry::progress)
          .thenComparingInt(HistoryEntry::durationOrUnknown)
          .thenComparing(HistoryEntry::finished);

  public static HistoryEntry of(Watched watched) {
    return new HistoryEntry(
        watched.subject(),
        watched.progress(),
        watched.duration(),
        watched.finished(),
        watched.device(),
        watched.watchedAt(),
        watched.receivedAt());
  }

  public Watched toCommand() {
    return new Watched(subject, progress, duration, finished, device, watchedAt, receivedAt);
  }

  /** Whether a deletion of that time leaves this entry alone. */
  public boolean outlives(Instant deletedAt) {
    return watchedAt.isAfter(deletedAt) && receivedAt.isAfter(deletedAt);
  }

  /** Where it stands in a list. */
  public Position position() {
    return Position.of(watchedAt, subject);
  }

  private int durationOrUnknown() {
    return Objects.requireNonNullElse(duration, UNKNOWN_DURATION);
  }
}

package io.tulou.history.entry;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that matters about one subject in one history: the latest deletion and the latest entry that
 * outlives it.
 *
 * <p>States join like a last-writer-wins register with tombstones (Shapiro et al., "A comprehensive
 * study of convergent and commutative replicated data types", 2011). One corner is left to the
 * order of the log: an entry that was dated into the future shadows another, and is itself deleted
 * by a deletion that was under way when the other was received; then the other may be lost.
 *
 * @param deletedAt {@link #NEVER} where the subject was never deleted
 */
public record SubjectState(Instant deletedAt, @Nullable HistoryEntry entry) {
  public static final Instant NEVER = Instant.EPOCH;
  public static final SubjectState NOTHING = new SubjectState(NEVER, null);

  public static SubjectState watched(HistoryEntry entry) {
    return new SubjectState(NEVER, entry);
  }

  public static SubjectState deleted(Instant at) {
    return new SubjectState(at, null);
  }

  public Optional<HistoryEntry> find() {
    return Optional.ofNullable(entry);
  }

  /**
   * What is known when both are known.
   *
   * @param clearedAt the time of the latest deletion of the whole history
   */
  public SubjectState join(SubjectState other, Instant clearedAt) {
    var deletion = later(deletedAt, other.deletedAt);
    var limit = later(deletion, clearedAt);
    return new SubjectState(deletion, latest(survivor(limit), other.survivor(limit)));
  }

  /** Whether it says nothing that the deletion of the whole history does not say. */
  public boolean isNothing(Instant clearedAt) {
    return entry == null && !deletedAt.isAfter(clearedAt);
  }

  private @Nullable HistoryEntry survivor(Instant limit) {
    return entry != null && entry.outlives(limit) ? entry : null;
  }

  private static @Nullable HistoryEntry latest(
      @Nullable HistoryEntry mine, @Nullable HistoryEntry other) {
    if (mine == null || other == null) {
      return mine == null ? other : mine;
    }
    return HistoryEntry.BY_AGE.compare(other, mine) > 0 ? other : mine;
  }

  static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }
}

package io.tulou.history.hot;

import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is at hand of one history. A subject that is here is known as it stands now, though the
 * database may not have it yet; of the others every one watched after {@link #completeFrom} would
 * be here.
 *
 * @param marks null where they are not at hand
 * @param completeFrom null where only what was written lately is here
 * @param subjects all that are here, or those that were asked for
 * @param isBehind what was acknowledged lately may be missing, for neither Redis nor the workers
 *     could be asked
 */
public record HotPart(
    @Nullable MemberMarks marks,
    @Nullable Instant completeFrom,
    Map<SubjectRef, SubjectState> subjects,
    boolean isBehind) {
  public HotPart {
    subjects = Map.copyOf(subjects);
  }

  /** Whether the rest of the history can be told apart from what nobody watched. */
  public boolean isUsable() {
    return marks != null && completeFrom != null;
  }

  /** Whether a subject that is not here was never watched, or is deleted. */
  public boolean isWhole() {
    return SubjectState.NEVER.equals(completeFrom);
  }

  /** What is known about the history as a whole; nothing where that is not at hand. */
  public MemberMarks marksOrNone() {
    return marks == null ? MemberMarks.NONE : marks;
  }

  /** The entries at hand, latest first. */
  public List<HistoryEntry> entries() {
    return subjects.values().stream()
        .map(SubjectState::find)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(HistoryEntry::position))
        .toList();
  }
}

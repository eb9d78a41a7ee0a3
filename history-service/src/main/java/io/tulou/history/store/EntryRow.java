package io.tulou.history.store;

import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.Position;
import io.tulou.history.entry.SubjectState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code history_entry}; a tombstone where it is not listed. */
record EntryRow(
    long memberId,
    String type,
    String id,
    long subjectHash,
    boolean listed,
    int progress,
    @Nullable Integer duration,
    boolean finished,
    @Nullable String device,
    Instant watchedAt,
    @Nullable Instant receivedAt,
    @Nullable Instant deletedAt) {

  static EntryRow of(long memberId, SubjectRef subject, SubjectState state) {
    var deletedAt = state.deletedAt().equals(SubjectState.NEVER) ? null : state.deletedAt();
    var entry = state.entry();
    long hash = Position.hash(subject);
    if (entry == null) {
      var at = state.deletedAt();
      return new EntryRow(
          memberId, subject.type(), subject.id(), hash, false, 0, null, false, null, at, null, at);
    }
    return new EntryRow(
        memberId,
        subject.type(),
        subject.id(),
        hash,
        true,
        entry.progress(),
        entry.duration(),
        entry.finished(),
        entry.device(),
        entry.watchedAt(),
        entry.receivedAt(),
        deletedAt);
  }

  SubjectRef subject() {
    return new SubjectRef(type, id);
  }

  SubjectState state() {
    var deletion = Objects.requireNonNullElse(deletedAt, SubjectState.NEVER);
    if (!listed || receivedAt == null) {
      return SubjectState.deleted(deletion);
    }
    var entry =
        new HistoryEntry(subject(), progress, duration, finished, device, watchedAt, receivedAt);
    return new SubjectState(deletion, entry);
  }
}

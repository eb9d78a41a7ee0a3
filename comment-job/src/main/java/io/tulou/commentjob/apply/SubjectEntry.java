package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.SubjectRow;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One subject while a batch is decided. */
final class SubjectEntry {
  private SubjectRow row;
  private final boolean isNew;
  private boolean changed;

  private SubjectEntry(SubjectRow row, boolean isNew) {
    this.row = row;
    this.isNew = isNew;
    this.changed = isNew;
  }

  static SubjectEntry loaded(SubjectRow row) {
    return new SubjectEntry(row, false);
  }

  static SubjectEntry opened(long subjectId, SubjectRef ref, Instant at) {
    return new SubjectEntry(
        new SubjectRow(
            subjectId,
            ref.type(),
            ref.id(),
            null,
            null,
            null,
            SubjectState.OPEN,
            ReviewMode.POST,
            0,
            0,
            0,
            1,
            "",
            at,
            0),
        true);
  }

  long id() {
    return row.subjectId();
  }

  SubjectState state() {
    return row.state();
  }

  ReviewMode mode() {
    return row.mode();
  }

  int slowModeSeconds() {
    return row.slowModeSeconds();
  }

  boolean isOwnedBy(long memberId) {
    Long owner = row.ownerId();
    return owner != null && owner == memberId;
  }

  boolean isNew() {
    return isNew;
  }

  boolean hasChanged() {
    return changed;
  }

  /** Something beneath it changed. */
  void touch() {
    changed = true;
  }

  int takeFloor() {
    int floor = row.nextFloor();
    counts(row.rootCount(), row.commentCount(), floor + 1);
    return floor;
  }

  void countVisible(int roots, int comments) {
    counts(row.rootCount() + roots, row.commentCount() + comments, row.nextFloor());
  }

  /** Ids of the pinned roots, latest first. */
  List<Long> pinned() {
    return row.pinnedIds();
  }

  void pin(long rootId, boolean wanted) {
    var ids = new ArrayList<>(pinned());
    ids.remove(rootId);
    if (wanted) {
      ids.addFirst(rootId);
    }
    changed = true;
    row = row.withPinned(ids);
  }

  void put(PutSubject wish) {
    var next =
        new SubjectRow(
            row.subjectId(),
            row.type(),
            row.id(),
            or(wish.ownerId(), row.ownerId()),
            or(wish.title(), row.title()),
            or(wish.url(), row.url()),
            wish.state() == null ? row.state() : wish.state(),
            wish.mode() == null ? row.mode() : wish.mode(),
            wish.slowModeSeconds() == null ? row.slowModeSeconds() : wish.slowModeSeconds(),
            row.rootCount(),
            row.commentCount(),
            row.nextFloor(),
            row.pinned(),
            wish.createdAt() == null ? row.createdAt() : wish.createdAt(),
            row.version());
    changed |= !next.equals(row);
    row = next;
  }

  /** The row to write, one version on. */
  SubjectRow nextRow() {
    return row.next();
  }

  private void counts(int roots, int comments, int nextFloor) {
    changed = true;
    row = row.withCounts(roots, comments, nextFloor);
  }

  private static <T> @Nullable T or(@Nullable T wish, @Nullable T present) {
    return wish == null ? present : wish;
  }
}

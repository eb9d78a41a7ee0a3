package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.RevisionRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which edits took effect beneath one subject, and the texts that give way in a batch. */
final class Revisions {
  private final Set<Long> known = new HashSet<>();
  private final List<RevisionRow> added = new ArrayList<>();
  private final Set<RevisionRow.Of> erased = new LinkedHashSet<>();

  void enter(long editId) {
    known.add(editId);
  }

  boolean contains(long editId) {
    return known.contains(editId);
  }

  void add(RevisionRow row) {
    known.add(row.editId());
    added.add(row);
  }

  /** Earlier texts of a comment go, those of this batch too. */
  void erase(long subjectId, long commentId) {
    added.removeIf(row -> row.commentId() == commentId);
    erased.add(new RevisionRow.Of(subjectId, commentId));
  }

  /** Comments whose earlier texts go. */
  Set<RevisionRow.Of> erased() {
    return erased;
  }

  List<RevisionRow> added() {
    return added;
  }
}

package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.RevisionRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which edits took effect beneath one subject, and the texts that give way in a batch. */
final class Revisions {
  private final Set<Long> known = new HashSet<>();
  private final List<RevisionRow> added = new ArrayList<>();

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

  List<RevisionRow> added() {
    return added;
  }
}

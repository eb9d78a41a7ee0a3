package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.ReportRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who reported what beneath one subject, and what a batch adds to it. */
final class Reports {
  private final Set<ReportRow.Key> known = new HashSet<>();
  private final List<ReportRow> added = new ArrayList<>();

  void enter(ReportRow.Key loaded) {
    known.add(loaded);
  }

  boolean contains(ReportRow.Key key) {
    return known.contains(key);
  }

  void add(ReportRow row) {
    known.add(row.key());
    added.add(row);
  }

  List<ReportRow> added() {
    return added;
  }
}

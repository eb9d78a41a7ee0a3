package io.tulou.history.replay;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.http.HistoryReplayApi.History;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.MemberChange;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.hot.HotPart;
import io.tulou.history.store.HistoryTables;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Joins rows that a hot part lacks into it. Rows and hot part may each be ahead of the other, and a
 * join never goes back, so this may run beside readers, writers and workers. A hot part that is not
 * usable stays so: the next reader has it rebuilt.
 */
@Component
class HistoryReplay {
  private final HotHistory hot;
  private final HistoryTables tables;

  HistoryReplay(HotHistory hot, HistoryTables tables) {
    this.hot = hot;
    this.tables = tables;
  }

  /**
   * Looks at some subjects of some histories.
   *
   * @param dryRun changes nothing
   * @return members of whose histories something was missing or older
   */
  Set<Long> bring(Collection<History> histories, boolean dryRun) {
    var wanted = new TreeMap<Long, List<SubjectRef>>();
    histories.forEach(history -> wanted.put(history.memberId(), history.subjects()));
    var marks = tables.marks(wanted.keySet());
    var rows = tables.states(wanted);
    var missing = new HashMap<Long, MemberChange>();
    wanted.forEach((member, subjects) -> {
      var change =
          missing(
              hot.read(member, subjects),
              marks.getOrDefault(member, MemberMarks.NONE),
              rows.getOrDefault(member, Map.of()));
      if (!change.isEmpty()) {
        missing.put(member, change);
      }
    });
    if (!dryRun) {
      hot.joinRows(missing);
    }
    return missing.keySet();
  }

  private static MemberChange missing(
      HotPart held, MemberMarks marks, Map<SubjectRef, SubjectState> rows) {
    var from = held.completeFrom();
    if (!held.isUsable() || from == null) {
      return MemberChange.NONE;
    }
    var known = held.marksOrNone();
    var joined = known.join(marks);
    var states =
        rows.entrySet().stream()
            .filter(
                row -> isMissing(held.subjects().get(row.getKey()), row.getValue(), from, joined))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new MemberChange(joined.equals(known) ? MemberMarks.NONE : marks, states);
  }

  private static boolean isMissing(
      @Nullable SubjectState held, SubjectState row, Instant completeFrom, MemberMarks marks) {
    if (held != null) {
      return !held.join(row, marks.clearedAt()).equals(held);
    }
    // Only entries: a deletion that nothing at hand contradicts need not be at hand.
    return row.find()
        .map(HistoryEntry::watchedAt)
        .filter(at -> at.isAfter(completeFrom) && at.isAfter(marks.clearedAt()))
        .isPresent();
  }
}

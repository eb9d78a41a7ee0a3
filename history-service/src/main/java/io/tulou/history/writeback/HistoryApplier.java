package io.tulou.history.writeback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.Watched;
import io.tulou.history.entry.MemberChange;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.store.HistoryTables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what was gathered: joins it with the rows and writes those that changed in multi-row
 * statements. Since joining is idempotent and one partition has one worker, what is written twice
 * changes nothing.
 *
 * <p>Projecting joins the rows into Redis, so what could not be written there when it was
 * acknowledged, or was lost there since, comes back.
 */
final class HistoryApplier {
  private final HistoryTables tables;
  private final HotHistory hot;
  private final Counter heartbeats;
  private final Counter rows;

  HistoryApplier(HistoryTables tables, HotHistory hot, MeterRegistry meters) {
    this.tables = tables;
    this.hot = hot;
    this.heartbeats = meters.counter("tulou.history.applied");
    this.rows = meters.counter("tulou.history.rows.written");
  }

  /** Counts the heartbeats that the log has brought. */
  void count(List<HistoryCommand> some) {
    heartbeats.increment((double) some.stream().filter(Watched.class::isInstance).count());
  }

  /** Gives what the database has after it of all that was named. */
  Map<Long, MemberChange> write(Map<Long, MemberChange> changes) {
    var marks = putMarks(changes);
    var known = tables.states(subjectsOf(changes));
    var changed = new HashMap<Long, Map<SubjectRef, SubjectState>>();
    var after = LinkedHashMap.<Long, MemberChange>newLinkedHashMap(changes.size());
    changes.forEach((memberId, change) -> {
      var memberMarks = marks.getOrDefault(memberId, MemberMarks.NONE);
      var rowsOfMember = known.getOrDefault(memberId, Map.of());
      var joined = join(rowsOfMember, change, memberMarks);
      after.put(memberId, new MemberChange(memberMarks, joined));
      changed.put(memberId, withoutUnchanged(joined, rowsOfMember, memberMarks));
    });
    rows.increment(tables.putStates(changed));
    return after;
  }

  private Map<Long, MemberMarks> putMarks(Map<Long, MemberChange> changes) {
    var marks = tables.marks(changes.keySet());
    var changed = new HashMap<Long, MemberMarks>();
    changes.forEach((memberId, change) -> {
      var before = marks.getOrDefault(memberId, MemberMarks.NONE);
      var now = before.join(change.marks());
      if (!now.equals(before)) {
        changed.put(memberId, now);
      }
      if (now.clearedAt().isAfter(before.clearedAt())) {
        tables.deleteCleared(memberId, now.clearedAt());
      }
    });
    tables.putMarks(changed);
    marks.putAll(changed);
    return marks;
  }

  private static Map<SubjectRef, SubjectState> join(
      Map<SubjectRef, SubjectState> known, MemberChange change, MemberMarks marks) {
    var joined = LinkedHashMap.<SubjectRef, SubjectState>newLinkedHashMap(change.subjects().size());
    change
        .subjects()
        .forEach((subject, state) -> {
          var before = known.getOrDefault(subject, SubjectState.NOTHING);
          joined.put(subject, before.join(state, marks.clearedAt()));
        });
    return joined;
  }

  private static Map<SubjectRef, SubjectState> withoutUnchanged(
      Map<SubjectRef, SubjectState> joined,
      Map<SubjectRef, SubjectState> known,
      MemberMarks marks) {
    var changed = new LinkedHashMap<SubjectRef, SubjectState>();
    joined.forEach((subject, state) -> {
      if (!state.isNothing(marks.clearedAt()) && !state.equals(known.get(subject))) {
        changed.put(subject, state);
      }
    });
    return changed;
  }

  void project(Map<Long, MemberChange> written) {
    hot.joinRows(written);
  }

  private static Map<Long, Set<SubjectRef>> subjectsOf(Map<Long, MemberChange> changes) {
    var subjects = HashMap.<Long, Set<SubjectRef>>newHashMap(changes.size());
    changes.forEach((memberId, change) -> subjects.put(memberId, change.subjects().keySet()));
    return subjects;
  }
}

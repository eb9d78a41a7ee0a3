package io.tulou.history.query;

import io.tulou.contract.SubjectRef;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnApi;
import io.tulou.history.entry.Position;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotPart;
import io.tulou.history.store.HistoryTables;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the database has of the newest of a history, in place of a hot part that is missing. */
@Component
@OnApi
class StoredParts {
  private final HistoryTables tables;
  private final HistoryProperties properties;

  StoredParts(HistoryTables tables, HistoryProperties properties) {
    this.tables = tables;
    this.properties = properties;
  }

  HotPart load(long memberId) {
    var marks = tables.marks(memberId);
    int most = properties.hotEntries();
    var newest = tables.newest(memberId, null, marks.clearedAt(), Position.START, most);
    var subjects = new HashMap<>(newest);
    subjects.putAll(tables.tombstones(memberId, marks.clearedAt(), properties.hotTombstones()));
    var times =
        newest.values().stream().flatMap(state -> state.find().stream()).map(e -> e.watchedAt());
    var completeFrom = newest.size() < most ? SubjectState.NEVER : last(times);
    return new HotPart(marks, completeFrom, subjects, true);
  }

  /** With what Redis has been told since it lost the rest. */
  HotPart join(long memberId, HotPart rows, HotPart told) {
    var subjects = new HashMap<>(rows.subjects());
    var missing = new HashSet<>(told.subjects().keySet());
    missing.removeAll(subjects.keySet());
    subjects.putAll(tables.states(memberId, missing));
    var marks = rows.marksOrNone().join(told.marksOrNone());
    var joined = new HashMap<SubjectRef, SubjectState>(subjects);
    told.subjects()
        .forEach((subject, state) ->
            joined.merge(subject, state, (row, known) -> row.join(known, marks.clearedAt())));
    return new HotPart(marks, rows.completeFrom(), Map.copyOf(joined), true);
  }

  private static Instant last(Stream<Instant> times) {
    return times.reduce(SubjectState.NEVER, (before, after) -> after);
  }
}

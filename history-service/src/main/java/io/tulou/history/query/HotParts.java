package io.tulou.history.query;

import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.contract.SubjectRef;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnApi;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.Position;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.hot.HotPart;
import io.tulou.history.store.HistoryTables;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gives the hot part of a history, and rebuilds it where it is lost.
 *
 * <p>Who gets the lease reads the database after that, joins and installs. Others who miss at the
 * same time share one read of the database, each joined with what Redis told that caller: so nobody
 * is shown less than what was acknowledged before the call.
 */
@Component
@OnApi
class HotParts {
  private static final Logger log = LoggerFactory.getLogger(HotParts.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LONGEST_LOAD = Duration.ofSeconds(10);
  private static final String SHARED = "";

  private final HotHistory hot;
  private final HistoryTables tables;
  private final HistoryProperties properties;
  private final Coalescer<LoadKey, Rows> loads;

  HotParts(HotHistory hot, HistoryTables tables, HistoryProperties properties) {
    this.hot = hot;
    this.tables = tables;
    this.properties = properties;
    this.loads = new Coalescer<>(properties.databaseReads(), LONGEST_LOAD);
  }

  /** A load under a lease is nobody else's: one that began before the lease would not do. */
  private record LoadKey(long memberId, String token) {}

  /** What the database has of the newest, and from where on that is all it has. */
  private record Rows(
      MemberMarks marks,
      Map<SubjectRef, SubjectState> subjects,
      Instant completeFrom,
      Instant tombstonesFrom) {}

  /** All that is hot of a history; empty when Redis is away. */
  Optional<HotPart> find(long memberId) {
    try {
      var part = hot.read(memberId);
      return Optional.of(part.isUsable() ? part : rebuild(memberId));
    } catch (DataAccessException away) {
      return without(away);
    }
  }

  /** At least what is hot of some subjects; empty when Redis is away. */
  Optional<HotPart> find(long memberId, Collection<SubjectRef> subjects) {
    try {
      var part = hot.read(memberId, subjects);
      return Optional.of(part.isUsable() ? part : rebuild(memberId));
    } catch (DataAccessException away) {
      return without(away);
    }
  }

  private static Optional<HotPart> without(DataAccessException away) {
    log.debug("history without Redis", away);
    return Optional.empty();
  }

  private HotPart rebuild(long memberId) {
    var lease = hot.tryLease(memberId);
    var part = hot.read(memberId);
    if (part.isUsable()) {
      return part;
    }
    var key = new LoadKey(memberId, lease.orElse(SHARED));
    var rows = loads.load(key, Deadline.leftOr(PATIENCE), () -> load(memberId));
    var subjects = new HashMap<>(rows.subjects());
    subjects.putAll(tables.states(memberId, without(part.subjects().keySet(), subjects)));
    var marks = rows.marks().join(part.marksOrNone());
    lease.ifPresent(token ->
        hot.install(memberId, token, marks, rows.completeFrom(), rows.tombstonesFrom(), subjects));
    return new HotPart(marks, rows.completeFrom(), join(subjects, part, marks));
  }

  private Rows load(long memberId) {
    var marks = tables.marks(memberId);
    int most = properties.hotEntries();
    int mostTombstones = properties.hotTombstones();
    var newest = tables.newest(memberId, null, marks.clearedAt(), Position.START, most);
    var tombstones = tables.tombstones(memberId, marks.clearedAt(), mostTombstones);
    var subjects = new HashMap<>(newest);
    subjects.putAll(tombstones);
    var entryTimes =
        newest.values().stream().flatMap(state -> state.find().stream()).map(e -> e.watchedAt());
    var deletionTimes = tombstones.values().stream().map(SubjectState::deletedAt);
    return new Rows(
        marks,
        subjects,
        newest.size() < most ? SubjectState.NEVER : last(entryTimes.iterator()),
        tombstones.size() < mostTombstones ? SubjectState.NEVER : last(deletionTimes.iterator()));
  }

  private static Instant last(Iterator<Instant> times) {
    var last = SubjectState.NEVER;
    while (times.hasNext()) {
      last = times.next();
    }
    return last;
  }

  private static List<SubjectRef> without(
      Collection<SubjectRef> subjects, Map<SubjectRef, SubjectState> known) {
    return subjects.stream().filter(subject -> !known.containsKey(subject)).toList();
  }

  private static Map<SubjectRef, SubjectState> join(
      Map<SubjectRef, SubjectState> rows, HotPart part, MemberMarks marks) {
    var all = new HashSet<>(rows.keySet());
    all.addAll(part.subjects().keySet());
    var joined = HashMap.<SubjectRef, SubjectState>newHashMap(all.size());
    for (var subject : all) {
      var row = rows.getOrDefault(subject, SubjectState.NOTHING);
      var known = part.subjects().getOrDefault(subject, SubjectState.NOTHING);
      joined.put(subject, row.join(known, marks.clearedAt()));
    }
    return joined;
  }
}

package io.tulou.history.store;

import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.Position;
import io.tulou.history.entry.SubjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Histories in MySQL. What stands here may be behind the log by as much as the workers are. The
 * keys and rows of one statement are bounded.
 */
@Component
public class HistoryTables {
  private static final int MOST_KEYS = 200;
  private static final int MOST_ROWS = 500;
  private static final int MOST_DELETED = 5_000;

  private final HistoryMapper mapper;

  HistoryTables(HistoryMapper mapper) {
    this.mapper = mapper;
  }

  public MemberMarks marks(long memberId) {
    return marks(List.of(memberId)).getOrDefault(memberId, MemberMarks.NONE);
  }

  /** Of members who have no marks there is no answer. */
  public Map<Long, MemberMarks> marks(Collection<Long> memberIds) {
    var marks = HashMap.<Long, MemberMarks>newHashMap(memberIds.size());
    memberIds.stream()
        .gather(Gatherers.windowFixed(MOST_ROWS))
        .flatMap(ids -> mapper.findMembers(ids).stream())
        .forEach(row -> marks.put(row.memberId(), row.marks()));
    return marks;
  }

  /** The rows of some subjects of one history. */
  public Map<SubjectRef, SubjectState> states(long memberId, Collection<SubjectRef> subjects) {
    return states(Map.of(memberId, subjects)).getOrDefault(memberId, Map.of());
  }

  /** The rows of some subjects of several histories; those that are not there are left out. */
  public Map<Long, Map<SubjectRef, SubjectState>> states(
      Map<Long, ? extends Collection<SubjectRef>> wanted) {
    var states = new HashMap<Long, Map<SubjectRef, SubjectState>>();
    wanted.entrySet().stream()
        .flatMap(of ->
            of.getValue().stream()
                .map(subject -> new EntryKey(of.getKey(), subject.type(), subject.id())))
        .gather(Gatherers.windowFixed(MOST_KEYS))
        .flatMap(keys -> mapper.find(keys).stream())
        .forEach(row ->
            states
                .computeIfAbsent(row.memberId(), ignored -> new HashMap<>())
                .put(row.subject(), row.state()));
    return states;
  }

  /**
   * The entries that follow a position, latest first.
   *
   * @param type null for all
   */
  public Map<SubjectRef, SubjectState> newest(
      long memberId, @Nullable String type, Instant clearedAt, Position after, int limit) {
    var from = after.watchedAt();
    long hash = after.subjectHash();
    return inOrder(
        type == null
            ? mapper.listNewest(memberId, clearedAt, from, hash, limit)
            : mapper.listNewestOfType(memberId, type, clearedAt, from, hash, limit));
  }

  /** Deletions of single subjects that were not watched since, latest first. */
  public Map<SubjectRef, SubjectState> tombstones(long memberId, Instant clearedAt, int limit) {
    return inOrder(mapper.listTombstones(memberId, clearedAt, limit));
  }

  private static Map<SubjectRef, SubjectState> inOrder(List<EntryRow> rows) {
    var states = LinkedHashMap.<SubjectRef, SubjectState>newLinkedHashMap(rows.size());
    rows.forEach(row -> states.put(row.subject(), row.state()));
    return states;
  }

  /** How many entries and tombstones there are. */
  public long count(long memberId) {
    return mapper.count(memberId);
  }

  /** Writes marks as they are given. */
  public void putMarks(Map<Long, MemberMarks> marks) {
    marks.entrySet().stream()
        .map(of -> MemberRow.of(of.getKey(), of.getValue()))
        .gather(Gatherers.windowFixed(MOST_ROWS))
        .forEach(mapper::putMembers);
  }

  /**
   * Writes states as they are given.
   *
   * @return how many rows that were
   */
  public int putStates(Map<Long, Map<SubjectRef, SubjectState>> states) {
    var rows = new ArrayList<EntryRow>();
    states.forEach((memberId, subjects) ->
        subjects.forEach((subject, state) -> rows.add(EntryRow.of(memberId, subject, state))));
    rows.stream().gather(Gatherers.windowFixed(MOST_ROWS)).forEach(mapper::put);
    return rows.size();
  }

  /** Deletes what a deletion of the whole history has deleted. */
  public void deleteCleared(long memberId, Instant clearedAt) {
    int deleted;
    do {
      deleted = mapper.deleteCleared(memberId, clearedAt, MOST_DELETED);
    } while (deleted == MOST_DELETED);
  }
}

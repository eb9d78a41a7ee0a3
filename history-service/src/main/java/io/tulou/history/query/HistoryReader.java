package io.tulou.history.query;

import io.tulou.contract.SubjectRef;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnApi;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.Position;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotPart;
import io.tulou.history.store.HistoryTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads histories. The hot part lies over the rows: a subject that is in it is as it says, whatever
 * its row says. Without Redis the rows answer alone and may be behind the log.
 */
@Component
@OnApi
class HistoryReader {
  private static final SubjectState NOTHING = SubjectState.NOTHING;
  private static final Comparator<HistoryEntry> LATEST_FIRST =
      Comparator.comparing(HistoryEntry::position);

  private final HotParts hotParts;
  private final HistoryTables tables;
  private final HistoryProperties properties;

  HistoryReader(HotParts hotParts, HistoryTables tables, HistoryProperties properties) {
    this.hotParts = hotParts;
    this.tables = tables;
    this.properties = properties;
  }

  /**
   * How far some subjects were watched; those never watched are left out.
   *
   * @param isBehind what was acknowledged lately may be missing
   */
  record Found(Map<SubjectRef, HistoryEntry> entries, boolean isBehind) {}

  Found find(long memberId, Collection<SubjectRef> subjects) {
    var part = hotParts.find(memberId, subjects).orElseGet(() -> nothingHot(memberId));
    var rows = Map.<SubjectRef, SubjectState>of();
    if (!part.isWhole()) {
      var deep = subjects.stream().filter(one -> !part.subjects().containsKey(one)).toList();
      rows = tables.states(memberId, deep);
    }
    var found = HashMap.<SubjectRef, HistoryEntry>newHashMap(subjects.size());
    for (var subject : subjects) {
      var state = part.subjects().getOrDefault(subject, rows.getOrDefault(subject, NOTHING));
      state
          .join(NOTHING, part.marksOrNone().clearedAt())
          .find()
          .ifPresent(entry -> found.put(subject, entry));
    }
    return new Found(found, part.isBehind());
  }

  /**
   * Some entries, latest first.
   *
   * @param isBehind what was acknowledged lately may be missing
   */
  record Listed(List<HistoryEntry> entries, boolean isBehind) {}

  /**
   * Lists entries, latest first.
   *
   * @param type null for all
   * @param after where the list goes on
   */
  Listed list(long memberId, @Nullable String type, Position after, int limit) {
    var part = hotParts.find(memberId).orElseGet(() -> nothingHot(memberId));
    var near = near(part, type).filter(entry -> entry.position().isAfter(after)).toList();
    if (part.isWhole() || reaches(near, limit, completeFrom(part))) {
      return new Listed(near.stream().limit(limit).toList(), part.isBehind());
    }
    var edge = Position.before(completeFrom(part));
    var deep = deep(memberId, part, type, edge.isAfter(after) ? edge : after, limit);
    var all = Stream.concat(near.stream(), deep.stream()).sorted(LATEST_FIRST).limit(limit);
    return new Listed(all.toList(), part.isBehind());
  }

  /**
   * The newest entries that are at hand without walking, as many as Redis keeps.
   *
   * @param edge from there on, and older, more may exist; null where these are all
   */
  record Newest(List<HistoryEntry> entries, @Nullable Instant edge) {}

  Newest newest(long memberId, @Nullable String type) {
    var hot = hotParts.find(memberId);
    if (hot.isPresent()) {
      var part = hot.get();
      var edge = part.isWhole() ? null : completeFrom(part);
      var entries =
          near(part, type).filter(entry -> edge == null || entry.watchedAt().isAfter(edge));
      return new Newest(entries.toList(), edge);
    }
    var part = nothingHot(memberId);
    var entries = deep(memberId, part, type, Position.START, properties.hotEntries());
    boolean isAll = entries.size() < properties.hotEntries();
    return new Newest(entries, isAll ? null : entries.getLast().watchedAt());
  }

  private static Stream<HistoryEntry> near(HotPart part, @Nullable String type) {
    return part.entries().stream()
        .filter(entry -> type == null || entry.subject().type().equals(type));
  }

  private static boolean reaches(List<HistoryEntry> near, int limit, Instant completeFrom) {
    return near.size() >= limit && near.get(limit - 1).watchedAt().isAfter(completeFrom);
  }

  /** Rows whose subject is not hot; ends where there are enough or no more. */
  private List<HistoryEntry> deep(
      long memberId, HotPart part, @Nullable String type, Position after, int limit) {
    var clearedAt = part.marksOrNone().clearedAt();
    var found = new ArrayList<HistoryEntry>();
    var from = after;
    int rows;
    do {
      var next = tables.newest(memberId, type, clearedAt, from, limit);
      rows = next.size();
      for (var row : next.values()) {
        var entry = row.entry();
        if (entry != null) {
          from = entry.position();
          if (!part.subjects().containsKey(entry.subject())) {
            found.add(entry);
          }
        }
      }
    } while (found.size() < limit && rows == limit);
    return found;
  }

  private HotPart nothingHot(long memberId) {
    MemberMarks marks = tables.marks(memberId);
    return new HotPart(marks, Position.START.watchedAt(), Map.of(), true);
  }

  private static Instant completeFrom(HotPart part) {
    var from = part.completeFrom();
    return from == null ? Position.START.watchedAt() : from;
  }
}

package io.tulou.comment.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.comment.store.CachedIndex.Answer;
import io.tulou.comment.store.Sort.Position;
import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Ids in order. From the index in Redis where it covers the page; else by keyset from the database,
 * one query for all who ask for the same page, at most a bounded number at once. A missing index is
 * asked for once.
 */
@Component
public class IndexPages {
  private static final Logger log = LoggerFactory.getLogger(IndexPages.class);

  private static final Comparator<IndexEntry> UPWARD = Comparator.comparingLong(IndexEntry::floor);

  private final CachedIndex cached;
  private final IndexMapper mapper;
  private final RebuildGate rebuilds;
  private final Coalescer<PageKey, List<IndexEntry>> pages;
  private final Coalescer<AroundKey, List<IndexEntry>> arounds;
  private final Coalescer<Set<Long>, Map<Long, List<IndexEntry>>> tops;
  private final Duration patience;
  private final Counter fromRedis;
  private final Counter fromDatabase;

  IndexPages(
      CachedIndex cached,
      IndexMapper mapper,
      RebuildGate rebuilds,
      CommentProperties properties,
      MeterRegistry meters) {
    this.cached = cached;
    this.mapper = mapper;
    this.rebuilds = rebuilds;
    this.patience = properties.readPatience();
    this.pages = new Coalescer<>(properties.databaseReads(), patience);
    this.arounds = new Coalescer<>(properties.databaseReads(), patience);
    this.tops = new Coalescer<>(properties.databaseReads(), patience);
    this.fromRedis = meters.counter("tulou.comment.index.pages", "source", "redis");
    this.fromDatabase = meters.counter("tulou.comment.index.pages", "source", "database");
  }

  private record PageKey(long subjectId, long rootId, Sort sort, Position after, int count) {}

  private record AroundKey(long subjectId, long rootId, long floor, int count) {}

  /** At most {@code count} listed comments behind a position. */
  public List<IndexEntry> list(
      SubjectSnapshot subject, long rootId, Sort sort, Position after, int count) {
    return page(subject, rootId, sort, after, count).entries();
  }

  /** The best of them, with the version of the subject that their ranks are of. */
  public Page listBest(SubjectSnapshot subject, long rootId, int count) {
    return page(subject, rootId, Sort.HOT, Sort.HOT.start(), count);
  }

  /**
   * A page.
   *
   * @param version of the subject, at least; {@link Ranking#UNKNOWN} from the database
   */
  public record Page(List<IndexEntry> entries, long version) {}

  /** What stands next before a floor, and from it on; both in the order of the list. */
  public record Around(List<IndexEntry> before, List<IndexEntry> from) {}

  /** At most {@code count} on either side, in one look. */
  public Around around(SubjectSnapshot subject, long rootId, Sort sort, long floor, int count) {
    var ref = subject.subject();
    var answers =
        readCached(
            List.of(
                new CachedIndex.Query(ref, rootId, sort.opposite(), new Position(floor, 0), count),
                new CachedIndex.Query(ref, rootId, sort, sort.before(floor), count)));
    if (answers.getFirst() instanceof Answer.Page(var before, _)
        && answers.getLast() instanceof Answer.Page(var from, _)) {
      fromRedis.increment();
      return new Around(before.reversed(), from);
    }
    if (answers.getFirst() instanceof Answer.Missing) {
      rebuilds.ask(ref, rootId);
    }
    fromDatabase.increment();
    long split = sort == Sort.OLDEST ? floor : floor + 1;
    var key = new AroundKey(subject.subjectId(), rootId, split, count);
    var found =
        arounds.load(
            key,
            Deadline.leftOr(patience),
            () -> entries(mapper.around(key.subjectId(), rootId, split, count)));
    var below = found.stream().filter(entry -> entry.floor() < split).sorted(UPWARD).toList();
    var above = found.stream().filter(entry -> entry.floor() >= split).sorted(UPWARD).toList();
    return sort == Sort.OLDEST
        ? new Around(below, above)
        : new Around(above.reversed(), below.reversed());
  }

  private Page page(SubjectSnapshot subject, long rootId, Sort sort, Position after, int count) {
    var query = new CachedIndex.Query(subject.subject(), rootId, sort, after, count);
    var answer = readCached(List.of(query)).getFirst();
    if (answer instanceof Answer.Page(var entries, var version)) {
      fromRedis.increment();
      return new Page(entries, version);
    }
    if (answer instanceof Answer.Missing) {
      rebuilds.ask(subject.subject(), rootId);
    }
    fromDatabase.increment();
    var key = new PageKey(subject.subjectId(), rootId, sort, after, count);
    var loaded = pages.load(key, Deadline.leftOr(patience), () -> load(key));
    return new Page(loaded, Ranking.UNKNOWN);
  }

  /** The first roots of several subjects by rank, at most {@code count} each, by subject id. */
  public Map<Long, List<IndexEntry>> listTops(Collection<SubjectSnapshot> subjects, int count) {
    var asked = List.copyOf(subjects);
    var found = new HashMap<Long, List<IndexEntry>>();
    if (asked.isEmpty()) {
      return found;
    }
    var missing = new TreeSet<Long>();
    var queries =
        asked.stream()
            .map(subject ->
                new CachedIndex.Query(subject.subject(), 0, Sort.HOT, Sort.HOT.start(), count))
            .toList();
    var answers = readCached(queries);
    for (int i = 0; i < asked.size(); i++) {
      var subject = asked.get(i);
      switch (answers.get(i)) {
        case Answer.Page(var entries, _) -> found.put(subject.subjectId(), entries);
        case Answer.Beyond() -> missing.add(subject.subjectId());
        case Answer.Missing() -> {
          rebuilds.ask(subject.subject(), 0);
          missing.add(subject.subjectId());
        }
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(tops.load(missing, Deadline.leftOr(patience), () -> loadTops(missing, count)));
    }
    return found;
  }

  /** Without Redis every page is beyond it, and nobody need rebuild what cannot be stored. */
  private List<Answer> readCached(List<CachedIndex.Query> queries) {
    try {
      return cached.read(queries);
    } catch (DataAccessException away) {
      log.debug("index read without Redis", away);
      return queries.stream().<Answer>map(query -> new Answer.Beyond()).toList();
    }
  }

  private List<IndexEntry> load(PageKey key) {
    var after = key.after();
    var rows =
        switch (key.sort()) {
          case NEWEST -> mapper.newest(key.subjectId(), key.rootId(), after.score(), key.count());
          case OLDEST -> mapper.oldest(key.subjectId(), key.rootId(), after.score(), key.count());
          case HOT ->
              mapper.hot(
                  key.subjectId(), key.rootId(), after.score(), after.commentId(), key.count());
        };
    return entries(rows);
  }

  private static List<IndexEntry> entries(List<IndexMapper.EntryRow> rows) {
    return rows.stream()
        .map(row -> new IndexEntry(row.commentId(), row.floor(), row.hot()))
        .toList();
  }

  private Map<Long, List<IndexEntry>> loadTops(Set<Long> subjectIds, int count) {
    var found = new HashMap<Long, List<IndexEntry>>();
    for (var row : mapper.tops(subjectIds, count)) {
      found
          .computeIfAbsent(row.subjectId(), ignored -> new ArrayList<>())
          .add(new IndexEntry(row.commentId(), row.floor(), row.hot()));
    }
    return found;
  }
}

package io.tulou.comment.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.comment.CommentProperties;
import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.SubjectSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.SetCondition;
import org.springframework.data.redis.core.types.Expiration;
import org.springframework.stereotype.Component;

/**
 * Rankings that walks by rank keep to. One is shared by all walks that start while the list does
 * not change, and, where it changes all the time, for a time that grows with its size: so however
 * often it changes, the living rankings of a list hold at most 450,000 entries of 12 bytes.
 */
@Component
public class Rankings {
  private static final Logger log = LoggerFactory.getLogger(Rankings.class);

  /** A walk finds its ranking for at least half an hour. */
  private static final Duration LIFE = Duration.ofMinutes(45);

  private static final Duration LONGEST_SHARED = Duration.ofMinutes(15);
  private static final long SHARED_MILLIS_PER_ENTRY = 6;
  private static final int BEST_OF_DATABASE = 120;
  private static final int HEADER = 2;

  private final RedisConnectionFactory redis;
  private final IndexMapper mapper;
  private final Clock clock;
  private final byte[] script;
  private final Duration patience;
  private final Coalescer<Siblings, Ranking> loads;
  private final Coalescer<Tail, List<IndexEntry>> tails;
  private final Cache<Siblings, Ranking> latest;
  private final Cache<String, Ranking> near;

  Rankings(
      RedisConnectionFactory redis, IndexMapper mapper, Clock clock, CommentProperties properties) {
    this.redis = redis;
    this.mapper = mapper;
    this.clock = clock;
    this.patience = properties.readPatience();
    long bytes = properties.caches().rankings().toBytes();
    this.latest =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Siblings _, Ranking ranking) -> ranking.bytes())
            .build();
    this.near =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String _, Ranking ranking) -> ranking.bytes())
            .expireAfterWrite(LIFE)
            .build();
    this.loads = new Coalescer<>(properties.databaseReads(), patience);
    this.tails = new Coalescer<>(properties.databaseReads(), patience);
    try {
      this.script = new ClassPathResource("lua/index-ranking.lua").getContentAsByteArray();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private record Siblings(SubjectRef subject, long subjectId, long rootId) {}

  private record Tail(Siblings siblings, List<Ranking.Range> ranges, int count) {}

  /** One for walks that start with this page. */
  public Ranking startingWith(SubjectSnapshot subject, long rootId, IndexPages.Page page) {
    var siblings = new Siblings(subject.subject(), subject.subjectId(), rootId);
    var last = latest.getIfPresent(siblings);
    if (last != null && isShared(last, page.version())) {
      return last;
    }
    return loads.load(siblings, Deadline.leftOr(patience), () -> make(siblings));
  }

  /** That of a walk under way; {@link Ranking#lost} when its life is over or Redis lost it. */
  public Ranking find(SubjectSnapshot subject, long rootId, long rankingId) {
    var key = CommentKeys.ranking(subject.subject(), rootId, rankingId);
    var held = near.getIfPresent(key);
    if (held != null || rankingId == 0) {
      return held == null ? Ranking.lost() : held;
    }
    try (var connection = redis.getConnection()) {
      var packed = connection.stringCommands().get(key.getBytes(UTF_8));
      if (packed == null) {
        return Ranking.lost();
      }
      var found = Ranking.unpack(packed);
      near.put(key, found);
      return found;
    } catch (DataAccessException away) {
      log.debug("walk without its ranking", away);
      return Ranking.lost();
    }
  }

  /** At most {@code count} listed comments of these floors, highest first. */
  public List<IndexEntry> listRest(
      SubjectSnapshot subject, long rootId, List<Ranking.Range> ranges, int count) {
    if (ranges.isEmpty()) {
      return List.of();
    }
    var siblings = new Siblings(subject.subject(), subject.subjectId(), rootId);
    return tails.load(
        new Tail(siblings, ranges, count),
        Deadline.leftOr(patience),
        () ->
            mapper.within(subject.subjectId(), rootId, ranges, count).stream()
                .map(row -> new IndexEntry(row.commentId(), row.floor(), row.hot()))
                .toList());
  }

  private boolean isShared(Ranking last, long version) {
    long age = clock.millis() - last.madeAtMillis();
    return age < LONGEST_SHARED.toMillis()
        && (last.isOf(version) || age < SHARED_MILLIS_PER_ENTRY * last.size());
  }

  private Ranking make(Siblings siblings) {
    long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    var made = fromIndex(siblings, id);
    var ranking = made == null ? fromDatabase(siblings, id) : made;
    var key = CommentKeys.ranking(siblings.subject(), siblings.rootId(), id);
    near.put(key, ranking);
    latest.put(siblings, ranking);
    try (var connection = redis.getConnection()) {
      connection
          .stringCommands()
          .set(
              key.getBytes(UTF_8),
              ranking.pack(),
              SetCondition.upsert(),
              Expiration.milliseconds(LIFE.toMillis()));
    } catch (DataAccessException away) {
      log.debug("ranking kept by this node only", away);
    }
    return ranking;
  }

  private @Nullable Ranking fromIndex(Siblings siblings, long id) {
    try (var connection = redis.getConnection()) {
      List<byte[]> parts =
          connection
              .scriptingCommands()
              .eval(
                  script,
                  ReturnType.MULTI,
                  2,
                  CommentKeys.indexMeta(siblings.subject(), siblings.rootId()).getBytes(UTF_8),
                  CommentKeys.byHot(siblings.subject(), siblings.rootId()).getBytes(UTF_8));
      return parts == null || parts.isEmpty() ? null : ranking(id, parts);
    } catch (DataAccessException away) {
      log.debug("ranking without Redis", away);
      return null;
    }
  }

  private Ranking ranking(long id, List<byte[]> parts) {
    var texts = parts.stream().map(part -> new String(part, UTF_8)).toList();
    return new Ranking(
        id,
        Long.parseLong(texts.get(1)),
        clock.millis(),
        CachedIndex.isWhole(texts.getFirst()),
        texts.stream().skip(HEADER).map(IndexMember::of).toList());
  }

  /** The best only: an index will be there for the next walk. */
  private Ranking fromDatabase(Siblings siblings, long id) {
    var start = Sort.HOT.start();
    var rows =
        mapper.hot(
            siblings.subjectId(),
            siblings.rootId(),
            start.score(),
            start.commentId(),
            BEST_OF_DATABASE);
    return new Ranking(
        id,
        Ranking.UNKNOWN,
        clock.millis(),
        false,
        rows.stream().map(row -> new IndexMember(row.commentId(), row.floor())).toList());
  }
}

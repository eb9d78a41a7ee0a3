package io.tulou.commentjob.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.commentjob.project.IndexScripts;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.IndexEntry;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SetCondition;
import org.springframework.data.redis.connection.zset.Tuple;
import org.springframework.data.redis.core.types.Expiration;

/**
 * Rebuilds an index that is not in Redis. It is built beside and put in place at once, under a
 * lease that every change of the index voids; one that is there is left alone.
 */
public final class IndexRebuilder {
  /** Lower than any score, and exact as a double. */
  static final long COMPLETE = -9_000_000_000_000_000L;

  private static final Duration LEASE = Duration.ofSeconds(30);

  /** Emptiness is cheap to find out again, and anybody may ask about subjects that are not. */
  private static final Duration EMPTY_TTL = Duration.ofMinutes(10);

  private static final int CHUNK = 500;

  private final RedisConnectionFactory redis;
  private final CommentTables tables;

  IndexRebuilder(RedisConnectionFactory redis, CommentTables tables) {
    this.redis = redis;
    this.tables = tables;
  }

  /**
   * Builds the index from at most {@link CommentKeys#INDEX_CAP} comments of each order.
   *
   * @param rootId 0 for the subject's roots
   * @return false if it was there, or changed meanwhile
   */
  public boolean rebuild(SubjectRef ref, long rootId) {
    var meta = CommentKeys.indexMeta(ref, rootId).getBytes(UTF_8);
    try (var connection = redis.getConnection()) {
      if (Boolean.TRUE.equals(connection.keyCommands().exists(meta))) {
        return false;
      }
      var token = UUID.randomUUID().toString();
      connection
          .stringCommands()
          .set(
              IndexScripts.leaseKey(ref, rootId).getBytes(UTF_8),
              token.getBytes(UTF_8),
              SetCondition.upsert(),
              Expiration.from(LEASE));
      return build(connection, ref, rootId, token);
    }
  }

  private boolean build(RedisConnection connection, SubjectRef ref, long rootId, String token) {
    int oneMore = CommentKeys.INDEX_CAP + 1;
    // The subject first: its version must not promise more than the lists hold.
    var subject = tables.findSubjects(List.of(ref)).stream().findFirst();
    var floors =
        subject.map(row -> tables.listByFloor(row.subjectId(), rootId, oneMore)).orElse(List.of());
    var hots =
        subject.map(row -> tables.listByHot(row.subjectId(), rootId, oneMore)).orElse(List.of());
    long floorFrom = completeFrom(floors, IndexEntry::floor);
    long hotFrom = completeFrom(hots, IndexEntry::hot);
    var builtFloor = CommentKeys.byFloor(ref, rootId) + ":" + token;
    var builtHot = CommentKeys.byHot(ref, rootId) + ":" + token;
    put(connection, builtFloor, floors, IndexEntry::floor, floorFrom);
    put(connection, builtHot, hots, IndexEntry::hot, hotFrom);
    var ttl = floors.isEmpty() ? EMPTY_TTL : CommentKeys.INDEX_TTL;
    long version = subject.map(row -> row.version()).orElse(0L);
    return IndexScripts.install(
        connection,
        ref,
        rootId,
        token,
        builtFloor,
        builtHot,
        new IndexScripts.Meta(version, floorFrom, hotFrom, ttl.toMillis()));
  }

  /** Just above the highest score that found no room. */
  private static long completeFrom(
      List<IndexEntry> highestFirst, ToLongFunction<IndexEntry> score) {
    return highestFirst.size() <= CommentKeys.INDEX_CAP
        ? COMPLETE
        : score.applyAsLong(highestFirst.getLast()) + 1;
  }

  private static void put(
      RedisConnection connection,
      String key,
      List<IndexEntry> entries,
      ToLongFunction<IndexEntry> score,
      long from) {
    var name = key.getBytes(UTF_8);
    entries.stream()
        .filter(entry -> score.applyAsLong(entry) >= from)
        .map(entry ->
            Tuple.of(
                CommentKeys.indexMember(entry.commentId(), entry.floor()).getBytes(UTF_8),
                (double) score.applyAsLong(entry)))
        .gather(Gatherers.windowFixed(CHUNK))
        .forEach(some -> {
          connection.zSetCommands().zAdd(name, some.stream().collect(Collectors.toSet()));
          connection.keyCommands().pExpire(name, LEASE.toMillis());
        });
  }
}

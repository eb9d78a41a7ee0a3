package io.tulou.comment.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.comment.store.Sort.Position;
import io.tulou.common.cache.LuaScript;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.stereotype.Component;

/** The indexes that comment-job keeps in Redis, see {@link CommentKeys}; one call for a page. */
@Component
class CachedIndex {
  private static final String UNBOUNDED = "-inf";
  private static final int HEADER = 3;

  private final RedisConnectionFactory redis;
  private final LuaScript script = new LuaScript("index-read.lua", ReturnType.MULTI);

  CachedIndex(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  /** One page of one list. */
  record Query(SubjectRef subject, long rootId, Sort sort, Position after, int count) {}

  sealed interface Answer {
    /**
     * The page, as the database would give it.
     *
     * @param version of the subject the index shows
     */
    record Page(List<IndexEntry> entries, long version) implements Answer {}

    /** There is an index, and the page goes beyond it. */
    record Beyond() implements Answer {}

    /** There is no index. */
    record Missing() implements Answer {}
  }

  /**
   * Answers in the order of the queries.
   *
   * @throws org.springframework.dao.DataAccessException if Redis is away
   */
  List<Answer> read(List<Query> queries) {
    var raw = new ArrayList<@Nullable Object>();
    try (var connection = redis.getConnection()) {
      if (queries.size() == 1) {
        raw.add(run(connection, queries.getFirst()));
      } else {
        connection.openPipeline();
        queries.forEach(query -> run(connection, query));
        raw.addAll(connection.closePipeline());
      }
    }
    var answers = new ArrayList<Answer>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      answers.add(answer(queries.get(i), raw.get(i)));
    }
    return answers;
  }

  private @Nullable Object run(RedisConnection connection, Query query) {
    var subject = query.subject();
    var key =
        query.sort() == Sort.HOT
            ? CommentKeys.byHot(subject, query.rootId())
            : CommentKeys.byFloor(subject, query.rootId());
    var arguments =
        new byte[][] {
          CommentKeys.indexMeta(subject, query.rootId()).getBytes(UTF_8),
          key.getBytes(UTF_8),
          (query.sort().isDownward() ? "down" : "up").getBytes(UTF_8),
          Long.toString(query.after().score()).getBytes(UTF_8),
          Integer.toString(query.count()).getBytes(UTF_8)
        };
    return script.run(connection, 2, arguments);
  }

  private static Answer answer(Query query, @Nullable Object raw) {
    if (!(raw instanceof List<?> parts) || parts.isEmpty()) {
      return new Answer.Missing();
    }
    var entries = new ArrayList<IndexEntry>();
    for (int i = HEADER; i + 1 < parts.size() && entries.size() < query.count(); i += 2) {
      var member = IndexMember.of(text(parts, i));
      long hot = query.sort() == Sort.HOT ? score(text(parts, i + 1)) : 0;
      var entry = new IndexEntry(member.commentId(), member.floor(), hot);
      if (query.sort().isAfter(query.sort().positionOf(entry), query.after())) {
        entries.add(entry);
      }
    }
    return covers(query, entries, text(parts, 0), text(parts, 1))
        ? new Answer.Page(entries, score(text(parts, 2)))
        : new Answer.Beyond();
  }

  /** Whether nothing of the page can lie below what the index is complete from. */
  private static boolean covers(
      Query query, List<IndexEntry> entries, String floorFrom, String hotFrom) {
    // Both sets hold the same comments until one is cut, so one that is whole speaks for both.
    if (isWhole(floorFrom) || hotFrom.equals(UNBOUNDED)) {
      return true;
    }
    return switch (query.sort()) {
      case OLDEST -> !floorFrom.isEmpty() && query.after().score() + 1 >= score(floorFrom);
      case NEWEST -> isFull(query, entries) && isFrom(floorFrom, entries.getLast().floor());
      case HOT -> isFull(query, entries) && isFrom(hotFrom, entries.getLast().hot());
    };
  }

  private static boolean isFull(Query query, List<IndexEntry> entries) {
    return !entries.isEmpty() && entries.size() == query.count();
  }

  private static boolean isFrom(String from, long score) {
    return !from.isEmpty() && score >= score(from);
  }

  static boolean isWhole(String floorFrom) {
    return floorFrom.equals(UNBOUNDED) || (!floorFrom.isEmpty() && score(floorFrom) <= 1);
  }

  /** Redis writes scores as doubles; floors and ranks are exact in them. */
  private static long score(String text) {
    return (long) Double.parseDouble(text);
  }

  private static String text(List<?> parts, int index) {
    return parts.get(index) instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
  }
}

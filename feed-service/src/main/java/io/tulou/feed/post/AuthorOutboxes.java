package io.tulou.feed.post;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * Pulls: the newest published posts of many authors together, straight from the truth.
 *
 * <p>Every author is asked for a few posts at first; those whose few reach below the newest {@code
 * limit} found so far have nothing more to give, the others are asked for four times as many. So
 * what is read grows with the answer, not with what the authors wrote (as in Fagin's threshold
 * algorithm).
 */
public final class AuthorOutboxes {
  private static final int FEWEST_EACH = 8;
  private static final int GROWTH = 4;
  private static final int AUTHORS_PER_READ = 200;

  private final OutboxReads reads;

  public AuthorOutboxes(OutboxReads reads) {
    this.reads = reads;
  }

  /** Reads several author outboxes. */
  @FunctionalInterface
  public interface OutboxReads {
    /** Of each author at most {@code each} published posts below an id, the newest. */
    List<OutboxRow> newest(List<Position> positions, int each);
  }

  /** Where reading an author outbox goes on: below {@code below}. */
  public record Position(long authorId, long below) {}

  /** The newest published posts of the authors below an id, newest first, at most that many. */
  public long[] newest(long[] authors, long below, int limit) {
    var found = NewestFirst.none();
    if (limit == 0 || authors.length == 0) {
      return found;
    }
    var open = Arrays.stream(authors).mapToObj(author -> new Position(author, below)).toList();
    int each = open.size() == 1 ? limit : Math.min(limit, firstEach(open.size(), limit));
    while (!open.isEmpty()) {
      var read = read(open, each);
      found = NewestFirst.merge(found, idsOf(read, limit), limit);
      long threshold = found.length == limit ? found[limit - 1] : Long.MIN_VALUE;
      open = unfinished(read, each, threshold);
      each = Math.min(limit, each * GROWTH);
    }
    return found;
  }

  private static int firstEach(int authors, int limit) {
    return Math.max(FEWEST_EACH, 2 * limit / authors);
  }

  private List<OutboxRow> read(List<Position> open, int each) {
    var rows = new ArrayList<OutboxRow>();
    for (int from = 0; from < open.size(); from += AUTHORS_PER_READ) {
      int to = Math.min(open.size(), from + AUTHORS_PER_READ);
      rows.addAll(reads.newest(open.subList(from, to), each));
    }
    return rows;
  }

  private static long[] idsOf(List<OutboxRow> rows, int limit) {
    var ids = rows.stream().mapToLong(OutboxRow::postId).toArray();
    return NewestFirst.of(ids, ids.length, limit);
  }

  /** The authors who gave all they were asked for and may have more above the threshold. */
  private static List<Position> unfinished(List<OutboxRow> rows, int each, long threshold) {
    var byAuthor = new HashMap<Long, long[]>();
    for (var row : rows) {
      var seen = byAuthor.computeIfAbsent(row.authorId(), _ -> new long[] {0, Long.MAX_VALUE});
      seen[0]++;
      seen[1] = Math.min(seen[1], row.postId());
    }
    var open = new ArrayList<Position>();
    byAuthor.forEach((author, seen) -> {
      if (seen[0] >= each && seen[1] > threshold) {
        open.add(new Position(author, seen[1]));
      }
    });
    return open;
  }
}

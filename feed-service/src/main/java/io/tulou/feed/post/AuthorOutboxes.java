package io.tulou.feed.post;

import io.tulou.feed.ids.Newest;
import io.tulou.feed.ids.NewestFirst;
import io.tulou.feed.inbox.Inbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pulls: the newest posts of many authors together, from the heads of their outboxes as far as
 * those go, below them and without them straight from the truth.
 *
 * <p>Every author that is asked there is asked for a few posts at first; those whose few reach
 * below the newest {@code limit} found so far have nothing more to give, the others are asked for
 * four times as many. So what is read grows with the answer, not with what the authors wrote (as in
 * Fagin's threshold algorithm).
 */
public final class AuthorOutboxes {
  private static final int FEWEST_EACH = 8;
  private static final int GROWTH = 4;
  private static final int AUTHORS_PER_READ = 200;

  private final OutboxReads reads;
  private final Heads heads;

  public AuthorOutboxes(OutboxReads reads, Heads heads) {
    this.reads = reads;
    this.heads = heads;
  }

  /** Reads several author outboxes. */
  @FunctionalInterface
  public interface OutboxReads {
    /** Of each author at most {@code each} published posts below an id, the newest. */
    List<OutboxRow> newest(List<Position> positions, int each);
  }

  /** Where the newest posts of authors are at hand. */
  @FunctionalInterface
  public interface Heads {
    /** Of those authors whose newest posts are at hand: complete but for what is pending. */
    Map<Long, Inbox> of(long[] authors);
  }

  /** Where reading an author outbox goes on: below {@code below}. */
  public record Position(long authorId, long below) {}

  /** The same without heads: what is pending is found too. */
  public AuthorOutboxes straight() {
    return new AuthorOutboxes(reads, _ -> Map.of());
  }

  /**
   * The newest posts of the authors below an id, newest first, at most that many; deleted ones may
   * be among them.
   */
  public long[] newest(long[] authors, long below, int limit) {
    if (limit == 0 || authors.length == 0) {
      return NewestFirst.none();
    }
    var known = heads.of(authors);
    var newest = new Newest(limit);
    known.values().forEach(head -> newest.offer(head.below(below, limit)));
    var found = newest.ids();
    var open = below(authors, known, below, newest.threshold());
    int each = open.size() == 1 ? limit : Math.min(limit, firstEach(open.size(), limit));
    while (!open.isEmpty()) {
      var read = read(open, each);
      found = NewestFirst.merge(found, idsOf(read, limit), limit);
      open = unfinished(read, each, threshold(found, limit));
      each = Math.min(limit, each * GROWTH);
    }
    return found;
  }

  /** Where those without a head begin, and those whose head ends above the threshold go on. */
  private static List<Position> below(
      long[] authors, Map<Long, Inbox> known, long below, long threshold) {
    var open = new ArrayList<Position>();
    for (long author : authors) {
      var head = known.get(author);
      if (head == null) {
        open.add(new Position(author, below));
      } else if (head.header().completeFrom() > Math.max(threshold, 0)) {
        open.add(new Position(author, Math.min(below, head.header().completeFrom())));
      }
    }
    return open;
  }

  private static long threshold(long[] found, int limit) {
    return found.length == limit ? found[limit - 1] : Long.MIN_VALUE;
  }

  private static int firstEach(int authors, int limit) {
    return authors == 0 ? limit : Math.max(FEWEST_EACH, 2 * limit / authors);
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

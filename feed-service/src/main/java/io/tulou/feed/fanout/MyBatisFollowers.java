package io.tulou.feed.fanout;

import io.tulou.feed.RetryingTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Followers and unpushed ranges in MySQL. The range that is open is written with every post that is
 * not pushed and locked by whoever closes it, so a planner that lost its partition and closes late
 * cannot leave out a post of its successor: either the close sees that post, or the successor opens
 * another range.
 */
@Component
final class MyBatisFollowers implements Followers {
  private static final int MOST_RANGES = 16;

  private final FollowerMapper mapper;
  private final UnpushedRangeMapper ranges;
  private final RetryingTransaction transaction;

  MyBatisFollowers(
      FollowerMapper mapper, UnpushedRangeMapper ranges, RetryingTransaction transaction) {
    this.mapper = mapper;
    this.ranges = ranges;
    this.transaction = transaction;
  }

  @Override
  public Map<Long, AudienceRow> audiencesOf(Collection<Long> authors) {
    if (authors.isEmpty()) {
      return Map.of();
    }
    return mapper.listAudiences(authors).stream()
        .collect(Collectors.toMap(AudienceRow::authorId, Function.identity()));
  }

  @Override
  public List<Long> list(long author, long after, long through, int count) {
    return mapper.list(author, after, through, count);
  }

  @Override
  public void beginUnpushed(long author, long post) {
    transaction.run(() -> ranges.put(author, post, Long.MAX_VALUE));
  }

  @Override
  public void endUnpushed(long author) {
    transaction.run(() -> {
      var from = ranges.lockOpen(author);
      if (from != null) {
        var newest = ranges.findNewestPost(author);
        ranges.deleteOpen(author);
        ranges.put(author, from, newest == null ? from : Math.max(from, newest));
        forgetGaps(author);
      }
    });
  }

  /** Of too many ranges the oldest become one: a range too wide costs a pull. */
  private void forgetGaps(long author) {
    var ends = ranges.listEnds(author);
    if (ends.size() > MOST_RANGES) {
      long kept = ends.get(ends.size() - MOST_RANGES);
      ranges.deleteBelow(author, kept);
      ranges.extendToFirst(author, kept);
    }
  }
}

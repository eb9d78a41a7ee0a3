package io.tulou.feed.timeline;

import io.tulou.feed.follow.Ties;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.post.AuthorOutboxes;
import io.tulou.feed.post.NewestFirst;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Ids that may be in one member's feed, newest first, as its sources stand while one request is
 * served. Down to where the inbox is complete: the inbox, merged with what is pulled from those who
 * are not in it (oneself, big accounts, members followed since it was built). Below, and without an
 * inbox, all is pulled; so the feed has no end but the true one.
 */
final class Candidates {
  private final Ties ties;
  private final @Nullable Inbox inbox;
  private final long[] besides;
  private final AuthorOutboxes outboxes;

  /**
   * The candidates of one member.
   *
   * @param inbox null where there is none of use
   */
  Candidates(
      long member, Ties ties, @Nullable Inbox inbox, Unpushed unpushed, AuthorOutboxes outboxes) {
    this.ties = ties;
    this.inbox = inbox;
    this.outboxes = outboxes;
    this.besides = inbox == null ? new long[0] : besides(member, ties, inbox, unpushed);
  }

  /** The next below an id; fewer than asked for means that there are no more. */
  long[] next(long below, int count) {
    if (inbox == null || below <= inbox.header().completeFrom()) {
      return pull(below, count);
    }
    long from = inbox.header().completeFrom();
    var pushed = inbox.below(below, count);
    var pulled = NewestFirst.from(outboxes.newest(besides, below, count), from);
    var merged = NewestFirst.merge(pushed, pulled, count);
    if (merged.length == count || from == 0) {
      return merged;
    }
    var rest = pull(from, count - merged.length);
    return NewestFirst.merge(merged, rest, count);
  }

  private long[] pull(long below, int count) {
    return outboxes.newest(ties.sources(), below, count);
  }

  private static long[] besides(long member, Ties ties, Inbox inbox, Unpushed unpushed) {
    var recent = ties.followedAfter(inbox.header().tiesVersion());
    var big = unpushed.among(ties.followees(), inbox.header().completeFrom());
    return LongStream.concat(
            LongStream.of(member), LongStream.concat(LongStream.of(recent), LongStream.of(big)))
        .distinct()
        .toArray();
  }
}

package io.tulou.feed.timeline;

import io.tulou.feed.follow.Ties;
import io.tulou.feed.ids.NewestFirst;
import io.tulou.feed.inbox.Inbox;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ids that may be in one member's feed, newest first, as its sources stand while one request is
 * served. Down to where the inbox is complete: the inbox, merged with what is pulled from those who
 * are not in it (oneself, big accounts, members followed since it was built). Below, and without an
 * inbox, all is pulled; so the feed has no end but the true one. What is pending is merged into
 * either.
 */
final class Candidates {
  private final long member;
  private final Ties ties;
  private final @Nullable Inbox inbox;
  private final long[] pending;
  private final Pulls pulls;

  /**
   * The candidates of one member.
   *
   * @param inbox null where there is none of use
   * @param pending posts that may neither be in it nor where pulls look first, newest first
   */
  Candidates(long member, Ties ties, @Nullable Inbox inbox, long[] pending, Pulls pulls) {
    this.member = member;
    this.ties = ties;
    this.inbox = inbox;
    this.pending = pending;
    this.pulls = pulls;
  }

  /** The next below an id; fewer than asked for means that there are no more. */
  long[] next(long below, int count) {
    var unsent = NewestFirst.below(pending, below, count);
    return NewestFirst.merge(settled(below, count), unsent, count);
  }

  private long[] settled(long below, int count) {
    if (inbox == null || below <= inbox.header().completeFrom()) {
      return pulls.newest(ties.sources(), below, count);
    }
    long from = inbox.header().completeFrom();
    var pushed = inbox.below(below, count);
    var besides = NewestFirst.from(besides(inbox, below, count), from);
    var merged = NewestFirst.merge(pushed, besides, count);
    if (merged.length == count || from == 0) {
      return merged;
    }
    var rest = pulls.newest(ties.sources(), from, count - merged.length);
    return NewestFirst.merge(merged, rest, count);
  }

  private long[] besides(Inbox inbox, long below, int count) {
    var recent = ties.followedAfter(inbox.header().tiesVersion());
    var few = Arrays.copyOf(recent, recent.length + 1);
    few[recent.length] = member;
    var own = pulls.newest(few, below, count);
    var big = pulls.newestUnpushed(ties.followees(), inbox.header().completeFrom(), below, count);
    return NewestFirst.merge(own, big, count);
  }
}

package io.tulou.feed.timeline;

import io.tulou.feed.follow.Ties;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.ids.NewestFirst;
import io.tulou.feed.pending.PendingPosts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads home timelines: candidates, filtered by what is true now, until the page is full or the
 * work for one request is done.
 */
final class TimelineReader {
  private static final int GROWTH = 4;

  private final TiesSource ties;
  private final PendingPosts pending;
  private final InboxKeeper inboxes;
  private final Pulls pulls;
  private final PublishedPosts posts;
  private final Effort effort;

  TimelineReader(
      TiesSource ties,
      PendingPosts pending,
      InboxKeeper inboxes,
      Pulls pulls,
      PublishedPosts posts,
      Effort effort) {
    this.ties = ties;
    this.pending = pending;
    this.inboxes = inboxes;
    this.pulls = pulls;
    this.posts = posts;
    this.effort = effort;
  }

  /**
   * The most that is done for one page.
   *
   * @param rounds in which candidates are looked at
   * @param spare candidates in the first round, besides those that may fill the page; each further
   *     round has four times as many
   */
  record Effort(int rounds, int spare) {
    static final Effort USUAL = new Effort(4, 8);
  }

  /** At most {@code limit} posts below an id; fewer do not mean that the feed is at its end. */
  Slice read(long member, long below, int limit) {
    return read(member, below, Long.MIN_VALUE, limit);
  }

  /** How many posts above an id there are, counted to {@code most}. */
  int countAbove(long member, long id, int most) {
    return read(member, Long.MAX_VALUE, id, most).ids().size();
  }

  private Slice read(long member, long below, long above, int limit) {
    var now = ties.of(member);
    var candidates = candidates(member, now);
    var shown = new ArrayList<Long>(limit);
    long newest = 0;
    long position = below;
    int spare = effort.spare();
    for (int round = 0; round < effort.rounds(); round++) {
      int asked = limit - shown.size() + spare;
      var ids = candidates.next(position, asked);
      newest = newest == 0 && ids.length > 0 ? ids[0] : newest;
      var visible = visible(ids, now);
      for (int i = 0; i < ids.length; i++) {
        if (shown.size() == limit || ids[i] <= above) {
          return new Slice(shown, newest, position, false);
        }
        if (visible[i]) {
          shown.add(ids[i]);
        }
        position = ids[i];
      }
      if (ids.length < asked) {
        return new Slice(shown, newest, position, true);
      }
      spare *= GROWTH;
    }
    return new Slice(shown, newest, position, false);
  }

  /** What is pending is read first: by the time the rest is, it is in the one or in the other. */
  private Candidates candidates(long member, Ties now) {
    var notEverywhere = pending.of(withOneself(member, now.followees()));
    var inbox = inboxes.visit(member, now);
    return notEverywhere
        .map(unsent -> new Candidates(member, now, inbox, unsent, pulls))
        .orElseGet(() -> new Candidates(member, now, null, NewestFirst.none(), pulls.straight()));
  }

  private static long[] withOneself(long member, long[] followees) {
    var all = Arrays.copyOf(followees, followees.length + 1);
    all[followees.length] = member;
    Arrays.sort(all);
    return all;
  }

  private boolean[] visible(long[] ids, Ties now) {
    List<Long> boxed = Arrays.stream(ids).boxed().toList();
    var authors = posts.findAuthors(boxed);
    var visible = new boolean[ids.length];
    for (int i = 0; i < ids.length; i++) {
      var author = authors.get(ids[i]);
      visible[i] = author != null && now.shows(author);
    }
    return visible;
  }
}

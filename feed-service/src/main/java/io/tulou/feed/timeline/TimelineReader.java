package io.tulou.feed.timeline;

import io.tulou.feed.follow.Ties;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.post.AuthorOutboxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads home timelines: candidates, filtered by what is true now, until the page is full or the
 * work for one request is done.
 */
final class TimelineReader {
  private static final int ROUNDS = 4;
  private static final int SPARE = 8;
  private static final int GROWTH = 4;

  private final TiesSource ties;
  private final InboxKeeper inboxes;
  private final Unpushed unpushed;
  private final AuthorOutboxes outboxes;
  private final PublishedPosts posts;

  TimelineReader(
      TiesSource ties,
      InboxKeeper inboxes,
      Unpushed unpushed,
      AuthorOutboxes outboxes,
      PublishedPosts posts) {
    this.ties = ties;
    this.inboxes = inboxes;
    this.unpushed = unpushed;
    this.outboxes = outboxes;
    this.posts = posts;
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
    @Nullable Inbox inbox = inboxes.visit(member, now);
    var candidates = new Candidates(member, now, inbox, unpushed, outboxes);
    var shown = new ArrayList<Long>(limit);
    long newest = 0;
    long position = below;
    int spare = SPARE;
    for (int round = 0; round < ROUNDS; round++) {
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

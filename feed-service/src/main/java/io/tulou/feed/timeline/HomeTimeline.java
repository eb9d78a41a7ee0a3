package io.tulou.feed.timeline;

import io.tulou.common.web.CursorKey;
import io.tulou.contract.http.FeedPage;
import io.tulou.feed.post.FeedPosts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A member's home timeline in pages. */
@Component
public class HomeTimeline {
  private static final int MOST_NEWS = 100;

  private final TimelineReader reader;
  private final FeedPosts posts;
  private final CursorKey cursors;

  HomeTimeline(TimelineReader reader, FeedPosts posts, CursorKey cursors) {
    this.reader = reader;
    this.posts = posts;
    this.cursors = cursors;
  }

  /**
   * How many posts are newer than what was seen.
   *
   * @param count at most 100
   * @param capped whether there are more
   */
  public record News(int count, boolean capped) {}

  /**
   * A page, newest first. It may hold fewer posts than asked for where many are not shown any more;
   * only a page without cursor is the last.
   */
  public FeedPage page(long member, int limit, @Nullable String cursor) {
    var scope = "feed|" + member;
    var at = cursor == null ? new long[] {Long.MAX_VALUE, 0} : cursors.open(scope, cursor, 2);
    var slice = reader.read(member, at[0], limit);
    long newest = cursor == null ? slice.newest() : at[1];
    return new FeedPage(
        posts.load(slice.ids()),
        slice.isEnd() ? null : cursors.seal(scope, slice.position(), newest),
        cursors.seal(newsScope(member), newest));
  }

  /** Counts what came since the {@code latest} of a page. */
  public News news(long member, String latest) {
    long seen = cursors.open(newsScope(member), latest, 1)[0];
    int count = reader.countAbove(member, seen, MOST_NEWS + 1);
    return new News(Math.min(count, MOST_NEWS), count > MOST_NEWS);
  }

  private static String newsScope(long member) {
    return "news|" + member;
  }
}

package io.tulou.feed.post;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.http.FeedPage;
import io.tulou.contract.http.PostView;
import io.tulou.feed.member.Members;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One author's posts, newest first. */
@Component
public class AuthorTimeline {
  private static final int ROUNDS = 4;
  private static final int SPARE = 20;

  private final PostMapper mapper;
  private final PostViews views;
  private final Sight sight;
  private final Members members;
  private final CursorKey cursors;

  AuthorTimeline(
      PostMapper mapper, PostViews views, Sight sight, Members members, CursorKey cursors) {
    this.mapper = mapper;
    this.views = views;
    this.sight = sight;
    this.members = members;
    this.cursors = cursors;
  }

  /**
   * A page of what the caller may see. It may hold fewer posts than asked for where many are not
   * for the caller; only a page without cursor is the last.
   *
   * @throws ApiException {@code not-found} for an unknown author
   */
  public FeedPage list(Caller caller, long author, int limit, @Nullable String cursor) {
    var scope = "posts|" + author;
    long below = cursor == null ? Long.MAX_VALUE : cursors.open(scope, cursor, 1)[0];
    if (members.find(author).isEmpty()) {
      throw ApiException.notFound();
    }
    var extent = sight.of(caller, author);
    if (extent == Sight.Extent.NOTHING) {
      return new FeedPage(List.of(), null, null);
    }
    var items = new ArrayList<PostView>(limit);
    for (int round = 0; round < ROUNDS; round++) {
      int asked = limit - items.size() + 1 + round * SPARE;
      var rows = mapper.listByAuthor(author, below, asked);
      for (var row : rows) {
        if (items.size() == limit) {
          return new FeedPage(items, cursors.seal(scope, below), null);
        }
        if (extent.includes(row.visibility())) {
          items.add(views.of(row));
        }
        below = row.postId();
      }
      if (rows.size() < asked) {
        return new FeedPage(items, null, null);
      }
    }
    return new FeedPage(items, cursors.seal(scope, below), null);
  }
}

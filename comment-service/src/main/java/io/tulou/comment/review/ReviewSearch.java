package io.tulou.comment.review;

import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.http.ModerationPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Finds comments for review: ids from the search index, or from the database while it is away. */
@Component
public class ReviewSearch {
  private static final Logger log = LoggerFactory.getLogger(ReviewSearch.class);

  private final SearchIndex index;
  private final ReviewWalk walk;
  private final ReviewItems items;
  private final CursorKey cursors;

  ReviewSearch(SearchIndex index, ReviewWalk walk, ReviewItems items, CursorKey cursors) {
    this.index = index;
    this.walk = walk;
    this.items = items;
    this.cursors = cursors;
  }

  /** A page of what moderators look for; a page may hold fewer where the index lags. */
  public ModerationPage search(MultiValueMap<String, String> parameters, Caller caller) {
    caller.memberWithPartOf(Visibility.MODERATE);
    var query = ReviewQuery.of(parameters, caller.partsOf(Visibility.MODERATE));
    var found = find(query, position(query));
    var shown = found.hits().subList(0, Math.min(found.hits().size(), query.limit()));
    return new ModerationPage(
        items.of(shown, query, found.degraded()),
        found.hits().size() > query.limit() ? seal(query, shown.getLast()) : null,
        found.total(),
        found.facets(),
        found.degraded());
  }

  private ReviewHits find(ReviewQuery query, ReviewHits.@Nullable Hit after) {
    try {
      return index.search(query, after);
    } catch (SearchUnavailable away) {
      log.warn("review search without the index: {}", String.valueOf(away.getCause()));
      return walk.search(query, after);
    }
  }

  private ReviewHits.@Nullable Hit position(ReviewQuery query) {
    if (query.cursor() == null) {
      return null;
    }
    var numbers = cursors.open(query.scope(), query.cursor(), 2);
    return new ReviewHits.Hit(numbers[1], numbers[0]);
  }

  private String seal(ReviewQuery query, ReviewHits.Hit last) {
    return cursors.seal(query.scope(), last.rank(), last.commentId());
  }
}

package io.tulou.comment.review;

import java.util.List;
import java.util.Map;

/**
 * Where to look.
 *
 * @param hits in the order asked, one more than the page where there is a next page
 * @param total how many match
 * @param facets counts by field and value
 * @param degraded whether the search index was away
 */
record ReviewHits(
    List<Hit> hits, long total, Map<String, Map<String, Long>> facets, boolean degraded) {
  static final ReviewHits NOTHING = new ReviewHits(List.of(), 0, Map.of(), false);

  /**
   * One comment and where it stands in the order.
   *
   * @param rank what is ordered by first: when it was created in epoch milliseconds, or how often
   *     it was reported
   */
  record Hit(long commentId, long rank) {}
}

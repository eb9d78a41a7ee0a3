package io.tulou.commentjob.reindex;

import org.jspecify.annotations.Nullable;

/**
 * A wish for a comparison of the index with the rows.
 *
 * @param ratePerSecond rows at most; unbounded if null
 * @param dryRun only report
 */
record CheckRequest(@Nullable Integer ratePerSecond, @Nullable Boolean dryRun) {
  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  /** Where a check is: the id of the last comment that was looked at. */
  record Position(long behind, long total) {}
}

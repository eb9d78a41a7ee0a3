package io.tulou.commentjob.store;

import java.util.Comparator;

/** One of the best replies beneath a root. */
record BestReplyRow(long rootId, long commentId, int likeCount, int floor) {
  static final Comparator<BestReplyRow> BEST_FIRST =
      Comparator.comparingInt(BestReplyRow::likeCount)
          .reversed()
          .thenComparingInt(BestReplyRow::floor);
}

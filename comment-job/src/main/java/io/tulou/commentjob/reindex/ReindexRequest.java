package io.tulou.commentjob.reindex;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a new index.
 *
 * @param ratePerSecond rows at most; unbounded if null
 */
record ReindexRequest(@Nullable Integer ratePerSecond) {
  /** What is done next. */
  enum Phase {
    /** Every row, in the order of ids. */
    FILL,
    /** What was written since the first row was read. */
    CATCH_UP,
    /** The alias goes to the new index. */
    SWAP,
    /** What went to the old index while the alias moved. */
    FINISH
  }

  /**
   * Where a reindexing is.
   *
   * @param behind id of the last comment that is filled in
   * @param total comments there were when it began
   * @param next offsets of {@code comment.events} from which the new index may lack something;
   *     empty before the first step
   * @param old indices to be dropped
   */
  record Position(Phase phase, long behind, long total, Map<Integer, Long> next, List<String> old) {
    static final Position FIRST = new Position(Phase.FILL, 0, 0, Map.of(), List.of());

    Position to(Phase phase) {
      return new Position(phase, behind, total, next, old);
    }

    Position behind(long commentId) {
      return new Position(phase, commentId, total, next, old);
    }

    Position from(Map<Integer, Long> next) {
      return new Position(phase, behind, total, next, old);
    }
  }
}

package io.tulou.comment.thread;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of ids in order.
 *
 * @param nextCursor null at the end
 * @param previousCursor null at the top, and in a walk that began there
 */
record Skeleton(
    List<Long> commentIds, @Nullable String nextCursor, @Nullable String previousCursor) {
  static final Skeleton EMPTY = new Skeleton(List.of(), null, null);
}

package io.tulou.feed.pending;

import java.util.Optional;

/** Which posts may be missing in inboxes. */
@FunctionalInterface
public interface PendingPosts {
  /**
   * Posts of these authors that are not in all inboxes, as they stand at some moment after the call
   * began, newest first.
   *
   * @param authors ascending
   * @return empty where there are too many to tell: then no inbox is of use
   */
  Optional<long[]> of(long[] authors);
}

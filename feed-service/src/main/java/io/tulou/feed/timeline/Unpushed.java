package io.tulou.feed.timeline;

/** Knows which authors' posts are not in inboxes though they are followed: big accounts. */
@FunctionalInterface
public interface Unpushed {
  /**
   * Those of the authors who have posts between the two ids that were not pushed.
   *
   * @param authors ascending
   * @param from the lower id, included
   * @param below the upper, not included
   */
  long[] among(long[] authors, long from, long below);
}

package io.tulou.feed.timeline;

/** Knows which authors' posts are not in inboxes though they are followed: big accounts. */
@FunctionalInterface
public interface Unpushed {
  /** Those of the authors who have a post at or above the id that was not pushed. */
  long[] among(long[] authors, long id);
}

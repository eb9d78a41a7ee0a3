package io.tulou.feed.follow;

/** Where a member's ties come from. */
@FunctionalInterface
public interface TiesSource {
  /** The ties as they are now; nobody and nothing for a member who is not known. */
  Ties of(long member);
}

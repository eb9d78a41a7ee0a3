package io.tulou.feed.pending;

/**
 * A range of an author's followers whose inboxes a post is not in yet.
 *
 * @param afterMember the range begins above this follower
 * @param throughMember and ends with this one
 */
public record PendingRange(long postId, long authorId, long afterMember, long throughMember) {
  /** As {@code throughMember}: whoever follows when the range is done. */
  public static final long EVERYBODY = Long.MAX_VALUE;

  /** All followers in one range, as a post begins. */
  public static PendingRange whole(long postId, long authorId) {
    return new PendingRange(postId, authorId, 0, EVERYBODY);
  }

  public boolean isWhole() {
    return afterMember == 0 && throughMember == EVERYBODY;
  }

  /** Whether nothing is to be pushed: readers pull, and the range only waits until all know. */
  public boolean isPulled() {
    return throughMember == 0;
  }
}

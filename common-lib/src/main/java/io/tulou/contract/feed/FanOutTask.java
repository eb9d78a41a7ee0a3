package io.tulou.contract.feed;

/**
 * One post for one range of its author's followers, who are read when the task is done. Doing it
 * twice changes nothing.
 *
 * @param afterMember the range begins above this follower
 * @param throughMember and ends with this one
 * @param tracked whether the range stood among the open ones when this was written: then one that
 *     does so no longer is done. False in version 1, and of what is planned again long after
 */
public record FanOutTask(
    int version,
    long postId,
    long authorId,
    long afterMember,
    long throughMember,
    boolean tracked) {
  public FanOutTask(
      long postId, long authorId, long afterMember, long throughMember, boolean tracked) {
    this(2, postId, authorId, afterMember, throughMember, tracked);
  }
}

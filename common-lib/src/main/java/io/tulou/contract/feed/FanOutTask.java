package io.tulou.contract.feed;

/**
 * One post for one range of its author's followers, who are read when the task is done. Doing it
 * twice changes nothing.
 *
 * @param afterMember the range begins above this follower
 * @param throughMember and ends with this one
 */
public record FanOutTask(
    int version, long postId, long authorId, long afterMember, long throughMember) {
  public FanOutTask(long postId, long authorId, long afterMember, long throughMember) {
    this(1, postId, authorId, afterMember, throughMember);
  }
}

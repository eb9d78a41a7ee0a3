package io.tulou.feed.member;

/**
 * By how much the numbers of one member change.
 *
 * @param ties 1 if whom the member follows or hides has changed, so that its feed is another now
 */
public record MemberChange(long memberId, int followers, int following, int posts, int ties) {
  public static MemberChange ofTies(long memberId) {
    return new MemberChange(memberId, 0, 0, 0, 1);
  }

  public static MemberChange ofPosts(long memberId, int posts) {
    return new MemberChange(memberId, 0, 0, posts, 0);
  }
}

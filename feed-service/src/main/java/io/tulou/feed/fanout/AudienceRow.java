package io.tulou.feed.fanout;

/**
 * How many follow an author, and how the last of its posts reached them.
 *
 * @param pulled a big account: not pushed
 */
record AudienceRow(long authorId, int followerCount, boolean pulled) {
  static final AudienceRow NOBODY = new AudienceRow(0, 0, false);

  AudienceRow withPulled(boolean now) {
    return new AudienceRow(authorId, followerCount, now);
  }
}

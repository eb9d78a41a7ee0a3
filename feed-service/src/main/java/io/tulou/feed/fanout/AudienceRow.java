package io.tulou.feed.fanout;

/**
 * How many follow an author, and how the last of its posts reached them.
 *
 * @param pulled a big account: not pushed
 */
record AudienceRow(int followerCount, boolean pulled) {}

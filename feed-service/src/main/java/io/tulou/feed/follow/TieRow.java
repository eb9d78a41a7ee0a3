package io.tulou.feed.follow;

/**
 * One tie of a member, or its version.
 *
 * @param kind 0 the version, in {@code since}; 1 a followee; 2 somebody hidden
 */
record TieRow(int kind, long otherId, long since) {
  static final int VERSION = 0;
  static final int FOLLOWEE = 1;
}

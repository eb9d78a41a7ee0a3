package io.tulou.feed.follow;

/** The other end of a follow; the list is ordered by {@code followId}. */
public record FollowRow(long memberId, long followId) {}

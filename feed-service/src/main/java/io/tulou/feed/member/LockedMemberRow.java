package io.tulou.feed.member;

/** What a change needs of a member whose row it holds until it commits. */
public record LockedMemberRow(long memberId, int followingCount, long tiesVersion) {}

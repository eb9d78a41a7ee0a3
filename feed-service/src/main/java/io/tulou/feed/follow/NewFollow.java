package io.tulou.feed.follow;

/** An edge of an imported graph. */
public record NewFollow(long memberId, long authorId) {}

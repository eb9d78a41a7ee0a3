package io.tulou.feed.follow;

import java.time.Instant;

/**
 * A follow to be stored in both directions.
 *
 * @param tiesVersion that of the member from which on this holds
 */
record NewFollowRow(
    long memberId, long authorId, long followId, long tiesVersion, Instant followedAt) {}

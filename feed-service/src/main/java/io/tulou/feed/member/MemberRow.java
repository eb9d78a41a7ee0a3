package io.tulou.feed.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member with its counts. */
public record MemberRow(
    long memberId,
    String name,
    @Nullable String picture,
    int followerCount,
    int followingCount,
    int postCount,
    Instant createdAt) {}

package io.tulou.contract.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's page head.
 *
 * @param viewer how the caller stands to the member; null for nobody
 */
public record MemberProfile(
    long id,
    String name,
    @Nullable String picture,
    int followerCount,
    int followingCount,
    int postCount,
    Instant createdAt,
    @Nullable Relation viewer) {
  /** The caller's side of the relation. */
  public record Relation(boolean following, boolean followedBy, boolean muted, boolean blocked) {}
}

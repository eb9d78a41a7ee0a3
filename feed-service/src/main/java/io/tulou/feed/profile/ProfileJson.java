package io.tulou.feed.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.feed.follow.RelationRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's page head.
 *
 * @param viewer how the caller stands to the member; left out for nobody
 */
record ProfileJson(
    String id,
    String name,
    @Nullable String picture,
    int followerCount,
    int followingCount,
    int postCount,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RelationRow viewer) {}

package io.tulou.contract.http;

import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subject as everybody may see it.
 *
 * @param createdAt null for a subject nobody has commented on or put yet
 */
public record SubjectView(
    String type,
    String id,
    SubjectState state,
    ReviewMode mode,
    int slowModeSeconds,
    int rootCount,
    int commentCount,
    @Nullable Instant createdAt) {}

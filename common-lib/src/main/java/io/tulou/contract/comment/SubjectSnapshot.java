package io.tulou.contract.comment;

import io.tulou.contract.SubjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a subject.
 *
 * @param subjectId the internal 53-bit id, the sharding key of everything beneath the subject
 * @param rootCount visible root comments
 * @param commentCount visible comments, roots and replies
 * @param version grows with every change of the subject or of anything beneath it
 */
public record SubjectSnapshot(
    long subjectId,
    SubjectRef subject,
    @Nullable Long ownerId,
    @Nullable String title,
    @Nullable String url,
    SubjectState state,
    ReviewMode mode,
    int slowModeSeconds,
    int rootCount,
    int commentCount,
    Instant createdAt,
    long version) {}

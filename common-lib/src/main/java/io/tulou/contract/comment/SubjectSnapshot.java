package io.tulou.contract.comment;

import io.tulou.contract.SubjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a subject.
 *
 * @param subjectId the internal 53-bit id, the sharding key of everything beneath the subject
 * @param rootCount visible root comments
 * @param commentCount visible comments, roots and replies
 * @param pinned ids of at most {@link #MOST_PINNED} pinned roots, latest pinned first; readers pass
 *     over those that are not visible
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
    List<Long> pinned,
    Instant createdAt,
    long version) {
  public static final int MOST_PINNED = 3;

  /** Messages from before there were pins have no list. */
  public SubjectSnapshot {
    pinned = pinned == null ? List.of() : List.copyOf(pinned);
  }
}

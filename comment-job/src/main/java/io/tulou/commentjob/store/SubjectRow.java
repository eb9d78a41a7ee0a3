package io.tulou.commentjob.store;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code subject}.
 *
 * @param pinned ids of at most 3 roots, latest pinned first, as {@link IdList} writes them
 */
public record SubjectRow(
    long subjectId,
    String type,
    String id,
    @Nullable Long ownerId,
    @Nullable String title,
    @Nullable String url,
    SubjectState state,
    ReviewMode mode,
    int slowModeSeconds,
    int rootCount,
    int commentCount,
    int nextFloor,
    String pinned,
    Instant createdAt,
    long version) {
  public SubjectRef ref() {
    return new SubjectRef(type, id);
  }

  public SubjectSnapshot snapshot() {
    return new SubjectSnapshot(
        subjectId,
        ref(),
        ownerId,
        title,
        url,
        state,
        mode,
        slowModeSeconds,
        rootCount,
        commentCount,
        pinnedIds(),
        createdAt,
        version);
  }

  public List<Long> pinnedIds() {
    return IdList.read(pinned);
  }

  /** The same subject with other counts. */
  public SubjectRow withCounts(int roots, int comments, int floor) {
    return new SubjectRow(
        subjectId,
        type,
        id,
        ownerId,
        title,
        url,
        state,
        mode,
        slowModeSeconds,
        roots,
        comments,
        floor,
        pinned,
        createdAt,
        version);
  }

  /** The same subject with other pins. */
  public SubjectRow withPinned(List<Long> ids) {
    return new SubjectRow(
        subjectId,
        type,
        id,
        ownerId,
        title,
        url,
        state,
        mode,
        slowModeSeconds,
        rootCount,
        commentCount,
        nextFloor,
        IdList.write(ids),
        createdAt,
        version);
  }

  /** The same subject one version on. */
  public SubjectRow next() {
    return new SubjectRow(
        subjectId,
        type,
        id,
        ownerId,
        title,
        url,
        state,
        mode,
        slowModeSeconds,
        rootCount,
        commentCount,
        nextFloor,
        pinned,
        createdAt,
        version + 1);
  }
}

package io.tulou.comment.store;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code subject}; state and mode are stored as the positions of their words, lists of ids
 * as text.
 */
record SubjectRow(
    long subjectId,
    String type,
    String id,
    @Nullable Long ownerId,
    @Nullable String title,
    @Nullable String url,
    int state,
    int mode,
    int slowModeSeconds,
    int rootCount,
    int commentCount,
    String pinned,
    Instant createdAt,
    long version) {
  SubjectSnapshot snapshot() {
    return new SubjectSnapshot(
        subjectId,
        new SubjectRef(type, id),
        ownerId,
        title,
        url,
        StoredCode.subject(state),
        StoredCode.mode(mode),
        slowModeSeconds,
        rootCount,
        commentCount,
        IdList.read(pinned),
        createdAt,
        version);
  }
}

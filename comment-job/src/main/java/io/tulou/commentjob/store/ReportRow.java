package io.tulou.commentjob.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code report}, never changed.
 *
 * @param reportId the id of the command that made it
 */
public record ReportRow(
    long subjectId,
    long commentId,
    long memberId,
    long reportId,
    String reason,
    @Nullable String note,
    Instant reportedAt) {
  public Key key() {
    return new Key(subjectId, commentId, memberId);
  }

  /** Names one row. */
  public record Key(long subjectId, long commentId, long memberId) {}
}

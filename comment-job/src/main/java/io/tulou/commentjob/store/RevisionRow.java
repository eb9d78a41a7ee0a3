package io.tulou.commentjob.store;

import java.time.Instant;

/**
 * A row of {@code revision}: a text that gave way to another, never changed.
 *
 * @param editId the id of the command that replaced it
 * @param version of the comment with this text
 * @param editedAt when it was replaced
 */
public record RevisionRow(
    long subjectId,
    long editId,
    long commentId,
    long version,
    String text,
    String html,
    Instant editedAt) {
  /** All of one comment. */
  public record Of(long subjectId, long commentId) {}
}

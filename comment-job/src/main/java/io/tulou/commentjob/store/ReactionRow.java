package io.tulou.commentjob.store;

import io.tulou.contract.comment.ReactionKind;
import java.time.Instant;

/** A row of {@code reaction}: a member's one reaction to a comment. */
public record ReactionRow(
    long subjectId, long memberId, long commentId, ReactionKind kind, Instant reactedAt) {
  public Key key() {
    return new Key(subjectId, memberId, commentId);
  }

  /** Names one row. */
  public record Key(long subjectId, long memberId, long commentId) {}
}

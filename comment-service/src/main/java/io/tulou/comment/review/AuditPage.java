package io.tulou.comment.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what, when and why, latest first. */
record AuditPage(List<Entry> items, @Nullable String nextCursor) {
  /**
   * Something that was done.
   *
   * @param actorId 0 for what rules and reports did
   * @param commentId of what a comment's state became
   * @param memberId of whom a sanction is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String id,
      String actorId,
      @Nullable String commentId,
      @Nullable String memberId,
      String action,
      String reason,
      @Nullable String note,
      @Nullable CommentState from,
      @Nullable CommentState to,
      Instant at) {}
}

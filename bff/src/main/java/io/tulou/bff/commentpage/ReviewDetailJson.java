package io.tulou.bff.commentpage;

import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.moderation.SanctionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one comment; of each list the latest, latest first.
 *
 * @param edits texts that gave way
 * @param decisions of moderators, and what rules, reports and its author did to its state
 */
public record ReviewDetailJson(
    ReviewPageJson.Item comment,
    List<Edit> edits,
    List<Report> reports,
    List<Change> decisions,
    AuthorRecord author) {
  /** A text that gave way. */
  public record Edit(long version, String text, Instant replacedAt) {}

  /**
   * A report, with how many comments the member reported lately and how many of those were removed.
   */
  public record Report(
      @Nullable AuthorJson member,
      String reason,
      @Nullable String note,
      Instant reportedAt,
      int reported,
      int removed) {}

  /** An entry of the audit; {@code actorId} is 0 for what no member did. */
  public record Change(
      String decisionId,
      String actorId,
      String action,
      String reason,
      @Nullable String note,
      CommentState from,
      CommentState to,
      Instant at) {}

  /** The author's latest 50 comments by state, and what its writing is subject to. */
  public record AuthorRecord(
      Map<String, Integer> latest,
      @Nullable SanctionKind sanction,
      @Nullable Instant sanctionedUntil) {}
}

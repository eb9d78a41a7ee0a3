package io.tulou.contract.http;

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
public record ModerationDetail(
    ModerationPage.Item item,
    List<Edit> edits,
    List<Report> reports,
    List<Change> decisions,
    Author author) {
  /** A text that gave way. */
  public record Edit(long version, String text, Instant replacedAt) {}

  /**
   * A member's report.
   *
   * @param reported how many of the member's latest reports are counted
   * @param removed how many of those comments were removed
   */
  public record Report(
      long memberId,
      String reason,
      @Nullable String note,
      Instant reportedAt,
      int reported,
      int removed) {}

  /** An entry of the audit; member 0 for what no member did. */
  public record Change(
      long decisionId,
      long actorId,
      String action,
      String reason,
      @Nullable String note,
      CommentState from,
      CommentState to,
      Instant at) {}

  /**
   * The author's record.
   *
   * @param latest of the latest 50 comments how many are in which state
   */
  public record Author(
      Map<String, Integer> latest,
      @Nullable SanctionKind sanction,
      @Nullable Instant sanctionedUntil) {}
}

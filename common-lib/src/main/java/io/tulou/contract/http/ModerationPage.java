package io.tulou.contract.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comments for review: found by the index, decided by the database.
 *
 * @param total comments that match, as the index counts them
 * @param facets counts by field and value, such as {@code state -> visible -> 12}
 * @param degraded true when the index was not reachable and only what the database finds cheaply is
 *     here
 */
public record ModerationPage(
    List<Item> items,
    @Nullable String nextCursor,
    long total,
    Map<String, Map<String, Long>> facets,
    boolean degraded) {
  /**
   * A comment with what only moderators see.
   *
   * @param reports in the queue of reports and of a single comment, where there are any
   */
  public record Item(
      CommentView comment,
      @Nullable String ip,
      @Nullable String device,
      List<String> matchedRules,
      int reportCount,
      @Nullable Decision lastDecision,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reports reports) {
    public Item with(@Nullable Reports summary) {
      return new Item(comment, ip, device, matchedRules, reportCount, lastDecision, summary);
    }
  }

  /**
   * What the latest reports of a comment say, and how far their reporters were right before.
   *
   * @param reasons how many of the latest 50 give which
   * @param reported comments that the latest 10 reporters reported lately, this one apart
   * @param removed how many of those were removed
   * @param notes the latest 3 that were written
   */
  public record Reports(
      Map<String, Integer> reasons, int reported, int removed, List<Note> notes) {}

  /** What a member wrote beside a reason. */
  public record Note(long memberId, String reason, String note, Instant reportedAt) {}

  /** A decision of the audit. */
  public record Decision(
      long decisionId,
      long actorId,
      String action,
      String reason,
      @Nullable String note,
      Instant decidedAt) {}
}

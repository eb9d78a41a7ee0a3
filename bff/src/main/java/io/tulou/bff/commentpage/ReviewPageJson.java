package io.tulou.bff.commentpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.contract.http.ModerationPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comments as moderators see them.
 *
 * @param total how many match, as the index counts
 * @param facets counts by field and value
 * @param degraded true when the index was away and the database answered what it can
 */
public record ReviewPageJson(
    List<Item> items,
    @Nullable String nextCursor,
    long total,
    Map<String, Map<String, Long>> facets,
    boolean degraded) {
  /**
   * A comment, with what only moderators see beside its own members.
   *
   * @param reports in the queue of reports and of a single comment, where there are any
   */
  public record Item(
      @JsonUnwrapped CommentJson comment,
      @Nullable String ip,
      @Nullable String device,
      List<String> matchedRules,
      int reportCount,
      @Nullable Decision lastDecision,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reports reports) {}

  /**
   * What the latest reports say.
   *
   * @param reasons how many of the latest 50 give which
   * @param reporters how far the latest 10 of them were right before
   * @param notes the latest 3 that were written
   */
  public record Reports(Map<String, Integer> reasons, Reporters reporters, List<Note> notes) {}

  /** Other comments that these members reported lately, and how many of those were removed. */
  public record Reporters(int reported, int removed) {}

  /** What a member wrote beside a reason. */
  public record Note(@Nullable AuthorJson member, String reason, String note, Instant reportedAt) {}

  /** A decision of the audit. */
  public record Decision(
      String decisionId,
      String actorId,
      String action,
      String reason,
      @Nullable String note,
      Instant decidedAt) {
    static @Nullable Decision of(ModerationPage.@Nullable Decision decision) {
      return decision == null
          ? null
          : new Decision(
              Long.toString(decision.decisionId()),
              Long.toString(decision.actorId()),
              decision.action(),
              decision.reason(),
              decision.note(),
              decision.decidedAt());
    }
  }
}

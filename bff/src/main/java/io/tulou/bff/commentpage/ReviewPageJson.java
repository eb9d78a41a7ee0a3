package io.tulou.bff.commentpage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
  /** A comment, with what only moderators see beside its own members. */
  public record Item(
      @JsonUnwrapped CommentJson comment,
      @Nullable String ip,
      @Nullable String device,
      List<String> matchedRules,
      int reportCount,
      @Nullable Decision lastDecision) {}

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

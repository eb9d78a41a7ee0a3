package io.tulou.contract.http;

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
  /** A comment with what only moderators see. */
  public record Item(
      CommentView comment,
      @Nullable String ip,
      @Nullable String device,
      List<String> matchedRules,
      int reportCount,
      @Nullable Decision lastDecision) {}

  /** A decision of the audit. */
  public record Decision(
      long decisionId,
      long actorId,
      String action,
      String reason,
      @Nullable String note,
      Instant decidedAt) {}
}

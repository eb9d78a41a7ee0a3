package io.tulou.comment.review;

import static java.util.Optional.empty;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.http.ModerationPage;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One decision about several comments.
 *
 * @param commentIds 1 to 200 decimal ids, each once
 * @param versions of comments by id, as the moderator saw them: what was edited or decided since is
 *     {@code conflict}; one that is not named is decided about as it is by now
 */
record DecisionBatch(
    @NotNull @Size(min = 1, max = 200) List<@NotNull String> commentIds,
    @NotNull ModerationAction action,
    @NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = "holds what is no text")
        String reason,
    @Nullable @Size(max = 2_000) @Pattern(regexp = LINES, message = "holds what is no text")
        String note,
    @Nullable @Size(max = 200) Map<@NotNull String, @NotNull @Min(0) Long> versions) {
  private static final String LINE = "[^\\p{Cc}\\p{Cs}]*";
  private static final String LINES = "[\\n\\t[^\\p{Cc}\\p{Cs}]]*";

  /** The ids in the order given. */
  List<Long> ids() {
    var ids = commentIds.stream().map(text -> DecimalId.inField("commentIds", text)).toList();
    if (new HashSet<>(ids).size() < ids.size()) {
      throw ApiException.invalid("commentIds", "must name each comment once");
    }
    return ids;
  }

  /** The version in which the moderator saw the comment, if it was said. */
  @Nullable Long seen(long commentId) {
    return versions == null ? null : versions.get(Long.toString(commentId));
  }

  /** What became of each, in the order asked. */
  record Outcomes(List<Outcome> items) {
    /** The refusal of who asked about one comment and came too late. */
    Optional<Outcome> onlyConflict() {
      return items.size() == 1 ? items.stream().filter(Outcome::isConflict).findFirst() : empty();
    }
  }

  /**
   * What became of one.
   *
   * @param outcome {@code applied}, {@code accepted} (will be applied), {@code not-found}, {@code
   *     conflict}
   * @param state how it stands now, where that is known
   * @param code of a conflict: {@code version-conflict} where the comment is not what was seen,
   *     {@code conflict} where the action does not fit its state
   * @param lastDecision of a conflict: what moderators decided last, if they did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Outcome(
      String commentId,
      String outcome,
      @Nullable CommentState state,
      @Nullable Long version,
      @Nullable String code,
      @Nullable Decision lastDecision) {
    static final String CONFLICT = "conflict";

    Outcome(long commentId, String outcome, @Nullable CommentState state, @Nullable Long version) {
      this(Long.toString(commentId), outcome, state, version, null, null);
    }

    /** Without what is known of the comment. */
    Outcome(long commentId, String outcome) {
      this(commentId, outcome, null, null);
    }

    boolean isConflict() {
      return outcome.equals(CONFLICT);
    }
  }

  /** A decision of the audit, as moderators read it. */
  record Decision(
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

package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.DecisionRow;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;

/**
 * Enters into the audit what rules did to a comment, so that its state can be told from the audit:
 * a comment of which it knows nothing is visible.
 */
final class Screened {
  /** Who decides where no member does. */
  static final long NOBODY = 0;

  /** What answers a shadowed comment comes back with it. */
  static final String BACK = "unshadow";

  private static final int LONGEST_REASON = 200;

  private Screened() {}

  static void record(SubjectBook book, CommentEntry comment, PublishComment wish, Instant at) {
    var action =
        switch (comment.state()) {
          case VISIBLE -> wish.masked() == null ? "" : "mask";
          case SHADOWED -> "shadow";
          default -> "hold";
        };
    if (action.isEmpty()) {
      return;
    }
    var rules = String.join(", ", wish.matchedRules());
    book.record(
        new DecisionRow(
            book.subjectId(),
            wish.envelope().commandId(),
            comment.id(),
            NOBODY,
            action,
            rules.isEmpty()
                ? unnamed(comment.state())
                : rules.substring(0, Math.min(LONGEST_REASON, rules.length())),
            null,
            CommentState.VISIBLE,
            comment.state(),
            comment.version(),
            at));
  }

  private static String unnamed(CommentState state) {
    return state == CommentState.SHADOWED ? "beneath what is shadowed" : "review comes first";
  }
}

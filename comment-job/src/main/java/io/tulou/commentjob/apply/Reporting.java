package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static io.tulou.common.web.ErrorCode.NOT_FOUND;

import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.store.DecisionRow;
import io.tulou.commentjob.store.ReportRow;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Members' reports of what they can see; the first of each member and comment stands. At every full
 * threshold of them the comment waits to be reviewed: one that was approved comes back for review
 * only when as many again have reported it.
 */
final class Reporting {
  private final Limits limits;

  Reporting(Limits limits) {
    this.limits = limits;
  }

  Verdict report(SubjectBook book, ReportComment wish) {
    var key = wish.idempotencyKey();
    var first = key == null ? null : book.remembered(wish.memberId(), key);
    if (first != null) {
      return first.requestHash().equals(wish.requestHash())
          ? Verdict.applied(first.commentId())
          : Verdict.rejected(IDEMPOTENCY_KEY_REUSED, "the key belongs to another request");
    }
    var subject = book.subject();
    var comment = book.comment(wish.commentId());
    if (subject == null
        || subject.state() == SubjectState.HIDDEN
        || comment == null
        || !comment.isVisible()) {
      return Verdict.rejected(NOT_FOUND, "no visible comment " + wish.commentId());
    }
    var at = wish.envelope().at().truncatedTo(ChronoUnit.MILLIS);
    if (!book.reports().contains(keyOf(book, wish))) {
      book.reports()
          .add(
              new ReportRow(
                  book.subjectId(),
                  comment.id(),
                  wish.memberId(),
                  wish.envelope().commandId(),
                  wish.reason().word(),
                  wish.note(),
                  at));
      comment.countReport();
      hideIfEnough(book, comment, wish, at);
    }
    if (key != null) {
      book.remember(wish.memberId(), key, wish.requestHash(), comment.id(), at);
    }
    return Verdict.applied(comment.id());
  }

  private void hideIfEnough(
      SubjectBook book, CommentEntry comment, ReportComment wish, Instant at) {
    int threshold = limits.reportThreshold();
    if (threshold == 0 || comment.reports() % threshold != 0) {
      return;
    }
    book.changeState(comment, CommentState.PENDING);
    book.record(
        new DecisionRow(
            book.subjectId(),
            wish.envelope().commandId(),
            comment.id(),
            Screened.NOBODY,
            "hide",
            "reported by " + comment.reports() + " members",
            null,
            CommentState.VISIBLE,
            comment.state(),
            comment.version(),
            at));
  }

  static ReportRow.Key keyOf(SubjectBook book, ReportComment wish) {
    return new ReportRow.Key(book.subjectId(), wish.commentId(), wish.memberId());
  }
}

package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.FORBIDDEN;
import static io.tulou.common.web.ErrorCode.NOT_FOUND;

import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.store.DecisionRow;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.DeleteComment;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectState;
import java.time.temporal.ChronoUnit;

/**
 * Decides one command after the other against a subject's book; first in log order wins. Knows no
 * database and no clock, so the same commands on the same book give the same.
 */
final class Decider {
  private final Editing editing;
  private final Pace pace;

  private final Reporting reporting;

  Decider(WritingRules rules) {
    this(rules, Limits.of(rules));
  }

  Decider(WritingRules rules, Limits limits) {
    this.editing = new Editing(rules);
    this.pace = new Pace(limits);
    this.reporting = new Reporting(limits);
  }

  Verdict decide(SubjectBook book, CommentCommand command) {
    return switch (command) {
      case CommentCommand.PublishComment publish -> Admission.publish(book, publish, pace);
      case CommentCommand.ImportComment imported -> Admission.take(book, imported);
      case SetReaction reaction -> react(book, reaction);
      case CommentCommand.EditComment edit -> editing.edit(book, edit);
      case DeleteComment deletion -> delete(book, deletion);
      case CommentCommand.EraseComment erasure -> erase(book, erasure);
      case CommentCommand.ReportComment report -> reporting.report(book, report);
      case CommentCommand.PinComment pin -> Pinning.pin(book, pin);
      case CommentCommand.DecideComment decision -> Review.decide(book, decision);
      case PutSubject wish -> put(book, wish);
      case CommentCommand.RebuildIndex _ -> new Verdict.Applied(null);
    };
  }

  private static Verdict react(SubjectBook book, SetReaction wish) {
    var subject = book.subject();
    var comment = book.comment(wish.commentId());
    if (subject == null
        || subject.state() == SubjectState.HIDDEN
        || comment == null
        || !comment.looksVisibleTo(wish.memberId())) {
      return Verdict.rejected(NOT_FOUND, "no visible comment " + wish.commentId());
    }
    var at = wish.envelope().at().truncatedTo(ChronoUnit.MILLIS);
    book.react(comment, wish.memberId(), wish.kind(), at);
    return Verdict.applied(comment.id());
  }

  private static Verdict delete(SubjectBook book, DeleteComment wish) {
    var subject = book.subject();
    var comment = book.comment(wish.commentId());
    if (subject == null || comment == null) {
      return Verdict.rejected(NOT_FOUND, "no comment " + wish.commentId());
    }
    if (comment.authorId() != wish.actorId() && !subject.isOwnedBy(wish.actorId())) {
      return Verdict.rejected(FORBIDDEN, "neither its author nor the subject's owner");
    }
    return switch (comment.state()) {
      case DELETED -> Verdict.applied(comment.id());
      case REMOVED -> Verdict.rejected(CONFLICT, "a moderator has removed it");
      case VISIBLE, PENDING, SHADOWED -> {
        var from = comment.state();
        book.changeState(comment, CommentState.DELETED);
        book.record(deletion(book, comment, from, wish));
        yield Verdict.applied(comment.id());
      }
    };
  }

  private static DecisionRow deletion(
      SubjectBook book, CommentEntry comment, CommentState from, DeleteComment wish) {
    return new DecisionRow(
        book.subjectId(),
        wish.envelope().commandId(),
        comment.id(),
        wish.actorId(),
        "delete",
        comment.authorId() == wish.actorId() ? "by its author" : "by the subject's owner",
        null,
        from,
        comment.state(),
        comment.version(),
        wish.envelope().at().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Verdict erase(SubjectBook book, CommentCommand.EraseComment wish) {
    var comment = book.comment(wish.commentId());
    if (book.subject() == null || comment == null) {
      return Verdict.rejected(NOT_FOUND, "no comment " + wish.commentId());
    }
    if (comment.authorId() != wish.memberId()) {
      return Verdict.rejected(FORBIDDEN, "somebody else wrote it");
    }
    book.erase(comment);
    return Verdict.applied(comment.id());
  }

  private static Verdict put(SubjectBook book, PutSubject wish) {
    var createdAt = wish.createdAt() == null ? wish.envelope().at() : wish.createdAt();
    book.open(createdAt.truncatedTo(ChronoUnit.MILLIS)).put(wish);
    return new Verdict.Applied(null);
  }
}

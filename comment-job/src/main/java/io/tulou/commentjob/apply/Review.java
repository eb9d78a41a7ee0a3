package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static io.tulou.common.web.ErrorCode.NOT_FOUND;
import static io.tulou.common.web.ErrorCode.VERSION_CONFLICT;
import static io.tulou.contract.comment.CommentState.PENDING;
import static io.tulou.contract.comment.CommentState.REMOVED;
import static io.tulou.contract.comment.CommentState.SHADOWED;
import static io.tulou.contract.comment.CommentState.VISIBLE;

import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.store.DecisionRow;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;

/**
 * Moderators' decisions. Each that fits the state goes into the audit, once for a command however
 * often it is appended; what its author has deleted is nobody's to decide.
 */
final class Review {
  private Review() {}

  static Verdict decide(SubjectBook book, DecideComment wish) {
    var comment = book.comment(wish.commentId());
    if (comment == null) {
      return Verdict.rejected(NOT_FOUND, "no comment " + wish.commentId());
    }
    if (book.isDecided(wish.envelope().commandId())) {
      return Verdict.applied(comment.id());
    }
    var key = wish.idempotencyKey();
    var first = key == null ? null : book.remembered(wish.actorId(), key);
    if (first != null) {
      return Objects.equals(first.requestHash(), wish.requestHash())
          ? Verdict.applied(first.commentId())
          : Verdict.rejected(IDEMPOTENCY_KEY_REUSED, "the key belongs to another request");
    }
    var from = comment.state();
    if (!statesFor(wish.action()).contains(from)) {
      return Verdict.rejected(
          CONFLICT, "%s does not fit what is %s".formatted(wish.action().word(), from.word()));
    }
    var seen = wish.seenVersion();
    if (seen != null && book.isOutdated(comment, seen)) {
      return Verdict.rejected(
          VERSION_CONFLICT,
          "it is %s by now, of version %d".formatted(from.word(), comment.version()));
    }
    long before = comment.version();
    act(book, comment, wish);
    if (comment.version() == before) {
      book.confirm(comment);
    }
    book.record(
        new DecisionRow(
            book.subjectId(),
            wish.envelope().commandId(),
            comment.id(),
            wish.actorId(),
            wish.action().word(),
            wish.reason(),
            wish.note(),
            from,
            comment.state(),
            comment.version(),
            wish.envelope().at().truncatedTo(ChronoUnit.MILLIS)));
    if (key != null) {
      var at = wish.envelope().at().truncatedTo(ChronoUnit.MILLIS);
      book.remember(wish.actorId(), key, wish.requestHash(), comment.id(), at);
    }
    return Verdict.applied(comment.id());
  }

  private static Set<CommentState> statesFor(ModerationAction action) {
    return switch (action) {
      case APPROVE -> Set.of(PENDING, VISIBLE, SHADOWED);
      case REMOVE, UNFEATURE -> Set.of(PENDING, VISIBLE, REMOVED, SHADOWED);
      case RESTORE -> Set.of(REMOVED, VISIBLE);
      case FEATURE -> Set.of(VISIBLE);
    };
  }

  /** To approve means the edit too; to restore means what readers saw, without it. */
  private static void act(SubjectBook book, CommentEntry comment, DecideComment wish) {
    switch (wish.action()) {
      case APPROVE -> {
        book.publishEdit(comment);
        show(book, comment, wish);
      }
      case RESTORE -> {
        refuseEdit(book, comment, wish);
        show(book, comment, wish);
      }
      case REMOVE -> {
        refuseEdit(book, comment, wish);
        change(book, comment, REMOVED);
      }
      case FEATURE -> feature(book, comment, true);
      case UNFEATURE -> feature(book, comment, false);
    }
  }

  private static void show(SubjectBook book, CommentEntry comment, DecideComment wish) {
    change(book, comment, VISIBLE);
    book.shadowedAnswers()
        .bringBack(book, comment, wish.envelope().at().truncatedTo(ChronoUnit.MILLIS));
  }

  private static void refuseEdit(SubjectBook book, CommentEntry comment, DecideComment wish) {
    book.refuseEdit(
        comment, wish.envelope().commandId(), wish.envelope().at().truncatedTo(ChronoUnit.MILLIS));
  }

  private static void change(SubjectBook book, CommentEntry comment, CommentState next) {
    if (comment.state() != next) {
      book.changeState(comment, next);
    }
  }

  private static void feature(SubjectBook book, CommentEntry comment, boolean wanted) {
    if (comment.isFeatured() != wanted) {
      book.feature(comment, wanted);
    }
  }
}

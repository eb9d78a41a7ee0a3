package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.FORBIDDEN;
import static io.tulou.common.web.ErrorCode.NOT_FOUND;
import static io.tulou.common.web.ErrorCode.SUBJECT_LOCKED;
import static io.tulou.common.web.ErrorCode.VERSION_CONFLICT;

import io.tulou.commentjob.project.Verdict;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Edits by authors, within the window. Where review comes first, what readers see already stays
 * until the edit is let through; what they never saw is simply replaced.
 */
final class Editing {
  private final Duration window;

  Editing(WritingRules rules) {
    this.window = rules.editWindow();
  }

  Verdict edit(SubjectBook book, EditComment wish) {
    var subject = book.subject();
    var comment = book.comment(wish.commentId());
    if (subject == null || comment == null) {
      return notThere(wish);
    }
    if (book.revisions().contains(wish.envelope().commandId())) {
      return Verdict.applied(comment.id());
    }
    var refusal = refuse(subject, comment, wish);
    if (refusal != null) {
      return refusal;
    }
    if (book.contents().get(comment.id()).latestText().equals(wish.text())) {
      return Verdict.applied(comment.id());
    }
    var expected = wish.expectedVersion();
    if (expected != null && expected != comment.version()) {
      return Verdict.rejected(
          VERSION_CONFLICT,
          "It has changed since: its version is %d.".formatted(comment.version()));
    }
    var edit =
        new PendingEdit(
            wish.text(),
            wish.html(),
            wish.mentions(),
            wish.envelope().at().truncatedTo(ChronoUnit.MILLIS));
    put(book, comment, wish, edit, isReviewedFirst(subject, comment, wish));
    return Verdict.applied(comment.id());
  }

  private static void put(
      SubjectBook book, CommentEntry comment, EditComment wish, PendingEdit edit, boolean waits) {
    var editId = wish.envelope().commandId();
    var masked = comment.isVisible() && !waits ? wish.masked() : null;
    if (masked == null) {
      book.edit(comment, editId, edit, waits);
      if (!comment.isVisible() && (wish.state() == CommentState.PENDING || wish.masked() != null)) {
        book.shadowedAnswers().hold(comment);
      }
    } else {
      var shown = new PendingEdit(masked.text(), masked.html(), edit.mentions(), edit.editedAt());
      book.edit(comment, editId, shown, false);
      book.keepBehindMask(comment, edit);
    }
    if (!wish.matchedRules().isEmpty()) {
      book.contents().change(book.contents().get(comment.id()).matching(wish.matchedRules()));
    }
  }

  private @Nullable Verdict refuse(SubjectEntry subject, CommentEntry comment, EditComment wish) {
    if (subject.state() == SubjectState.HIDDEN || comment.state() == CommentState.DELETED) {
      return notThere(wish);
    }
    if (comment.authorId() != wish.authorId()) {
      return Verdict.rejected(FORBIDDEN, "Only its author may edit a comment.");
    }
    if (subject.state() == SubjectState.LOCKED) {
      return Verdict.rejected(SUBJECT_LOCKED, "The subject is locked.");
    }
    if (comment.state() == CommentState.REMOVED) {
      return Verdict.rejected(
          CONFLICT, "A moderator has removed it; its version is %d.".formatted(comment.version()));
    }
    if (comment.createdAt().plus(window).isBefore(wish.envelope().at())) {
      return Verdict.rejected(
          FORBIDDEN, "Comments can be edited for %d seconds.".formatted(window.toSeconds()));
    }
    return null;
  }

  private static Verdict notThere(EditComment wish) {
    return Verdict.rejected(NOT_FOUND, "no comment " + wish.commentId());
  }

  private static boolean isReviewedFirst(
      SubjectEntry subject, CommentEntry comment, EditComment wish) {
    return comment.isVisible()
        && (wish.state() == CommentState.PENDING || subject.mode() == ReviewMode.PRE);
  }
}

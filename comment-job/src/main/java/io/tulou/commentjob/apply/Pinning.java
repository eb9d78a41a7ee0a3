package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.FORBIDDEN;
import static io.tulou.common.web.ErrorCode.NOT_FOUND;
import static io.tulou.contract.comment.SubjectSnapshot.MOST_PINNED;

import io.tulou.commentjob.project.Verdict;
import io.tulou.contract.comment.CommentCommand.PinComment;
import io.tulou.contract.comment.SubjectState;

/** Pins of a subject: on visible roots only, a bounded number. */
final class Pinning {
  private Pinning() {}

  static Verdict pin(SubjectBook book, PinComment wish) {
    var subject = book.subject();
    var comment = book.comment(wish.commentId());
    if (subject == null || subject.state() == SubjectState.HIDDEN || comment == null) {
      return Verdict.rejected(NOT_FOUND, "no comment " + wish.commentId());
    }
    if (!wish.byModerator() && !subject.isOwnedBy(wish.actorId())) {
      return Verdict.rejected(FORBIDDEN, "neither the subject's owner nor a moderator");
    }
    if (wish.pinned() && !comment.isVisible()) {
      return Verdict.rejected(NOT_FOUND, "no visible comment " + wish.commentId());
    }
    if (wish.pinned() && !comment.isRoot()) {
      return Verdict.rejected(CONFLICT, "replies are not pinned");
    }
    if (wish.pinned() && !comment.isPinned() && subject.pinned().size() >= MOST_PINNED) {
      return Verdict.rejected(CONFLICT, "%d are pinned already".formatted(MOST_PINNED));
    }
    book.pin(comment, wish.pinned());
    return Verdict.applied(comment.id());
  }
}

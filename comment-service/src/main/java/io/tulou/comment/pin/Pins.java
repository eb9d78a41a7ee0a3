package io.tulou.comment.pin;

import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.thread.CommentReader;
import io.tulou.comment.view.Form;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentCommand.PinComment;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Pins roots and takes pins off. */
@Component
class Pins {
  private final CommentReader comments;
  private final SubjectStore subjects;
  private final Commands commands;

  Pins(CommentReader comments, SubjectStore subjects, Commands commands) {
    this.comments = comments;
    this.subjects = subjects;
    this.commands = commands;
  }

  /**
   * Sets or takes off the pin; doing it twice is doing it once.
   *
   * @return whether it is applied, so that every reader sees it
   * @throws ApiException {@code not-found} for what the caller may not see or what is not visible,
   *     {@code forbidden} for who neither owns the subject nor moderates, {@code conflict} for a
   *     reply or a fourth pin
   */
  boolean set(long commentId, boolean pinned, Caller caller) {
    long member = caller.member();
    var comment = comments.require(commentId, caller);
    if (Visibility.of(comment, caller) == Form.NONE) {
      throw ApiException.notFound();
    }
    boolean isModerator = caller.has(Visibility.MODERATE, comment.subject().type());
    if (!isModerator && !isOwner(comment, member)) {
      throw new ApiException(
          ErrorCode.FORBIDDEN, "Only the subject's owner and moderators pin comments.");
    }
    var command =
        new PinComment(
            commands.envelope(), comment.subject(), commentId, member, pinned, isModerator);
    return switch (commands.send(command)) {
      case Answer.Applied _ -> true;
      case Answer.Refused refused -> throw refused.asException();
      case Answer.Accepted() -> false;
    };
  }

  private boolean isOwner(CommentSnapshot comment, long member) {
    return subjects
        .find(comment.subject())
        .map(SubjectSnapshot::ownerId)
        .filter(ownerId -> Objects.equals(ownerId, member))
        .isPresent();
  }
}

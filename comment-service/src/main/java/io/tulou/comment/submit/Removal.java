package io.tulou.comment.submit;

import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.thread.CommentReader;
import io.tulou.comment.view.Form;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentCommand.DeleteComment;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Taking a comment away: its author, or the owner of the subject. Moderators decide instead. */
@Component
class Removal {
  private final CommentReader comments;
  private final SubjectStore subjects;
  private final Commands commands;
  private final OwnWrites ownWrites;

  Removal(CommentReader comments, SubjectStore subjects, Commands commands, OwnWrites ownWrites) {
    this.comments = comments;
    this.subjects = subjects;
    this.commands = commands;
    this.ownWrites = ownWrites;
  }

  /**
   * Deletes; again and again is once.
   *
   * @return whether it is applied, so that no reader sees it any more
   * @throws ApiException {@code not-found} for what the caller may not see, {@code forbidden} for
   *     what is another's
   */
  boolean delete(long commentId, Caller caller) {
    long member = caller.member();
    var comment = comments.require(commentId, caller);
    if (!Visibility.isAuthor(comment, caller) && !isOwner(comment, member)) {
      throw Visibility.of(comment, caller) == Form.NONE
          ? ApiException.notFound()
          : new ApiException(ErrorCode.FORBIDDEN, "Only its author may delete a comment.");
    }
    var command = new DeleteComment(commands.envelope(), comment.subject(), commentId, member);
    return switch (commands.send(command)) {
      case Answer.Applied applied -> true;
      case Answer.Refused refused -> throw refused.asException();
      case Answer.Accepted() -> {
        ownWrites.forget(comment);
        yield false;
      }
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

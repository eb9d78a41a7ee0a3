package io.tulou.comment.submit;

import io.tulou.comment.rules.Draft;
import io.tulou.comment.rules.Screened;
import io.tulou.comment.rules.Screening;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.thread.CommentReader;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a comment may be written at a place, as far as this node knows. */
@Component
class PublishGate {
  private final SubjectStore subjects;
  private final CommentReader comments;
  private final Screening screening;

  PublishGate(SubjectStore subjects, CommentReader comments, Screening screening) {
    this.subjects = subjects;
    this.comments = comments;
    this.screening = screening;
  }

  /**
   * Where a comment goes.
   *
   * @param subjectId 0 for a subject that is yet to come into being
   * @param rootId 0 for a root, like {@code parentId}
   * @param parentAuthorId whom it speaks to; 0 for a root
   */
  record Place(
      SubjectRef subject,
      long subjectId,
      long rootId,
      long parentId,
      long parentAuthorId,
      Screened screened) {
    /** The comment as its author sees it until it is applied. */
    CommentSnapshot unapplied(PublishComment command) {
      var masked = command.masked();
      return new CommentSnapshot(
          command.commentId(),
          subjectId,
          subject,
          rootId,
          parentId,
          0,
          command.authorId(),
          masked == null ? command.text() : masked.text(),
          masked == null ? command.html() : masked.html(),
          command.mentions(),
          command.state(),
          false,
          false,
          0,
          0,
          0,
          List.of(),
          0,
          command.envelope().at(),
          null,
          masked == null
              ? null
              : new PendingEdit(
                  command.text(), command.html(), command.mentions(), command.envelope().at()),
          0);
    }
  }

  /**
   * The place of a draft.
   *
   * @throws ApiException what a rule rejects it with; {@code invalid-request} for a parent that is
   *     not of this subject; {@code conflict} for one that is not visible any more
   */
  Place admit(SubjectRef ref, String text, @Nullable String parentId, Caller caller) {
    var subject = subjects.find(ref);
    var screened = screening.judge(new Draft(ref, subject.orElse(null), caller, text, false));
    long subjectId = subject.map(SubjectSnapshot::subjectId).orElse(0L);
    var parent =
        parentId == null ? null : parent(ref, DecimalId.inField("parentId", parentId), caller);
    if (parent == null) {
      return new Place(ref, subjectId, 0, 0, 0, screened);
    }
    long rootId = parent.isRoot() ? parent.commentId() : parent.rootId();
    return new Place(ref, subjectId, rootId, parent.commentId(), parent.authorId(), screened);
  }

  private CommentSnapshot parent(SubjectRef ref, long parentId, Caller caller) {
    var parent =
        comments
            .find(parentId, caller)
            .filter(found -> found.subject().equals(ref))
            .orElseThrow(() -> ApiException.invalid("parentId", "is no comment of this subject"));
    if (!Visibility.looksVisible(parent, caller)) {
      throw new ApiException(ErrorCode.CONFLICT, "The comment this answers is not visible.");
    }
    return parent;
  }
}

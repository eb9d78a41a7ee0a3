package io.tulou.comment.submit;

import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.thread.CommentReader;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a comment may be written at a place, as far as this node knows. */
@Component
class PublishGate {
  private final SubjectStore subjects;
  private final CommentReader comments;
  private final SlowMode slowMode;

  PublishGate(SubjectStore subjects, CommentReader comments, SlowMode slowMode) {
    this.subjects = subjects;
    this.comments = comments;
    this.slowMode = slowMode;
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
      CommentState firstState) {
    /** The comment as its author sees it until it is applied. */
    CommentSnapshot unapplied(PublishComment command) {
      return new CommentSnapshot(
          command.commentId(),
          subjectId,
          subject,
          rootId,
          parentId,
          0,
          command.authorId(),
          command.text(),
          command.html(),
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
          null,
          0);
    }
  }

  /**
   * The place of a draft.
   *
   * @throws ApiException {@code subject-locked}; {@code invalid-request} for a parent that is not
   *     of this subject; {@code conflict} for one that is not visible any more; {@code slow-mode}
   */
  Place admit(SubjectRef ref, @Nullable String parentId, Caller caller) {
    var subject = subjects.find(ref);
    if (subject.isPresent() && subject.get().state() != SubjectState.OPEN) {
      throw new ApiException(ErrorCode.SUBJECT_LOCKED, "The subject takes no comments.");
    }
    var firstState =
        subject.filter(found -> found.mode() == ReviewMode.PRE).isPresent()
            ? CommentState.PENDING
            : CommentState.VISIBLE;
    long subjectId = subject.map(SubjectSnapshot::subjectId).orElse(0L);
    var parent =
        parentId == null ? null : parent(ref, DecimalId.inField("parentId", parentId), caller);
    subject.ifPresent(found -> slowMode.check(found, caller));
    if (parent == null) {
      return new Place(ref, subjectId, 0, 0, 0, firstState);
    }
    long rootId = parent.isRoot() ? parent.commentId() : parent.rootId();
    return new Place(ref, subjectId, rootId, parent.commentId(), parent.authorId(), firstState);
  }

  private CommentSnapshot parent(SubjectRef ref, long parentId, Caller caller) {
    var parent =
        comments
            .find(parentId, caller)
            .filter(found -> found.subject().equals(ref))
            .orElseThrow(() -> ApiException.invalid("parentId", "is no comment of this subject"));
    if (parent.state() != CommentState.VISIBLE) {
      throw new ApiException(ErrorCode.CONFLICT, "The comment this answers is not visible.");
    }
    return parent;
  }
}

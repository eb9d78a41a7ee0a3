package io.tulou.comment.store;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;

/**
 * Where a comment lies; never changes in its life.
 *
 * @param subjectId the sharding key, part of every query
 */
public record CommentKey(SubjectRef subject, long subjectId, long commentId) {
  public static CommentKey in(SubjectSnapshot subject, long commentId) {
    return new CommentKey(subject.subject(), subject.subjectId(), commentId);
  }

  public static CommentKey of(CommentSnapshot comment) {
    return new CommentKey(comment.subject(), comment.subjectId(), comment.commentId());
  }
}

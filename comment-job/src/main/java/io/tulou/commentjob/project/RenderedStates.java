package io.tulou.commentjob.project;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.HashMap;
import java.util.Map;

/**
 * JSON of the states of one projection, each encoded once: the same bytes are the heart of the
 * event and that of the outcome, and of a subject its cache entry too.
 */
final class RenderedStates {
  private static final MessageCodec<CommentSnapshot> COMMENTS =
      new MessageCodec<>(CommentSnapshot.class);
  private static final MessageCodec<SubjectSnapshot> SUBJECTS =
      new MessageCodec<>(SubjectSnapshot.class);

  private final Map<Long, byte[]> comments = new HashMap<>();
  private final Map<SubjectRef, byte[]> subjects = new HashMap<>();

  byte[] of(CommentSnapshot comment) {
    return comments.computeIfAbsent(comment.commentId(), _ -> COMMENTS.encode(comment));
  }

  byte[] of(SubjectSnapshot subject) {
    return subjects.computeIfAbsent(subject.subject(), _ -> SUBJECTS.encode(subject));
  }
}

package io.tulou.commentjob.search;

import io.tulou.contract.comment.CommentSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the index has it; the fields are those of {@code comments-v1.json}.
 *
 * @param subject {@code type/id}
 * @param rootId 0 for a root
 * @param state the word, such as {@code visible}
 */
record CommentDocument(
    long commentId,
    String subject,
    String subjectType,
    long rootId,
    long authorId,
    String text,
    String state,
    int floor,
    int likeCount,
    int dislikeCount,
    int replyCount,
    boolean pinned,
    boolean featured,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  static CommentDocument of(CommentSnapshot comment) {
    return new CommentDocument(
        comment.commentId(),
        comment.subject().key(),
        comment.subject().type(),
        comment.rootId(),
        comment.authorId(),
        comment.text(),
        comment.state().word(),
        comment.floor(),
        comment.likeCount(),
        comment.dislikeCount(),
        comment.replyCount(),
        comment.pinned(),
        comment.featured(),
        comment.createdAt(),
        comment.editedAt(),
        comment.version());
  }

  String id() {
    return Long.toString(commentId);
  }
}

package io.tulou.comment.store;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code comment_index} with its content; lists of ids are stored as text. */
record CommentRow(
    long subjectId,
    long commentId,
    long rootId,
    long parentId,
    int floor,
    long authorId,
    String text,
    String html,
    String mentions,
    int state,
    boolean pinned,
    boolean featured,
    int likeCount,
    int dislikeCount,
    int replyCount,
    String preview,
    long hot,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  CommentSnapshot snapshot(SubjectRef subject) {
    return new CommentSnapshot(
        commentId,
        subjectId,
        subject,
        rootId,
        parentId,
        floor,
        authorId,
        text,
        html,
        IdList.read(mentions),
        StoredCode.comment(state),
        pinned,
        featured,
        likeCount,
        dislikeCount,
        replyCount,
        IdList.read(preview),
        hot,
        createdAt,
        editedAt,
        version);
  }
}

package io.tulou.comment.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.PendingEdit;
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
    @Nullable String pendingEdit,
    long version) {
  private static final MessageCodec<PendingEdit> EDITS = new MessageCodec<>(PendingEdit.class);

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
        pendingEdit == null ? null : EDITS.decode(pendingEdit.getBytes(UTF_8)),
        version);
  }
}

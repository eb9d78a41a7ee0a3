package io.tulou.comment.store;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
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
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");

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
        ids(mentions),
        StoredCode.comment(state),
        pinned,
        featured,
        likeCount,
        dislikeCount,
        replyCount,
        ids(preview),
        hot,
        createdAt,
        editedAt,
        version);
  }

  private static List<Long> ids(String list) {
    return DIGITS.matcher(list).results().map(id -> Long.valueOf(id.group())).toList();
  }
}

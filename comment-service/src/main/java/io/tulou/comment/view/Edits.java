package io.tulou.comment.view;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.PendingEdit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comments with other texts than they have: as they will be, as their authors see them. */
public final class Edits {
  private Edits() {}

  /** The comment with an edit that everybody sees. */
  public static CommentSnapshot shown(CommentSnapshot comment, PendingEdit edit) {
    return with(comment, edit.text(), edit.html(), edit.mentions(), edit.editedAt(), null);
  }

  /** The comment with an edit that awaits review. */
  public static CommentSnapshot awaiting(CommentSnapshot comment, PendingEdit edit) {
    return with(
        comment, comment.text(), comment.html(), comment.mentions(), comment.editedAt(), edit);
  }

  /** When its author last wrote; the beginning of time where it was never edited. */
  public static Instant lastEdit(CommentSnapshot comment) {
    if (comment.pendingEdit() != null) {
      return comment.pendingEdit().editedAt();
    }
    return comment.editedAt() == null ? Instant.EPOCH : comment.editedAt();
  }

  /** The comment as it is applied, but with its author's own text if that is later. */
  public static CommentSnapshot latest(CommentSnapshot applied, CommentSnapshot own) {
    if (!lastEdit(own).isAfter(lastEdit(applied))) {
      return applied;
    }
    var pending = own.pendingEdit();
    return pending == null
        ? with(applied, own.text(), own.html(), own.mentions(), own.editedAt(), null)
        : awaiting(applied, pending);
  }

  private static CommentSnapshot with(
      CommentSnapshot comment,
      String text,
      String html,
      List<Long> mentions,
      @Nullable Instant editedAt,
      @Nullable PendingEdit pendingEdit) {
    return new CommentSnapshot(
        comment.commentId(),
        comment.subjectId(),
        comment.subject(),
        comment.rootId(),
        comment.parentId(),
        comment.floor(),
        comment.authorId(),
        text,
        html,
        mentions,
        comment.state(),
        comment.pinned(),
        comment.featured(),
        comment.likeCount(),
        comment.dislikeCount(),
        comment.replyCount(),
        comment.preview(),
        comment.hot(),
        comment.createdAt(),
        editedAt,
        pendingEdit,
        comment.version());
  }
}

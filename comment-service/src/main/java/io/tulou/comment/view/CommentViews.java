package io.tulou.comment.view;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.CommentView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snapshots as answers. */
public final class CommentViews {
  private CommentViews() {}

  /** The view in that form, without a preview of replies; empty for {@link Form#NONE}. */
  public static Optional<CommentView> of(CommentSnapshot comment, Form form) {
    return of(comment, form, null);
  }

  /** The same with a preview of replies. */
  public static Optional<CommentView> of(
      CommentSnapshot comment, Form form, @Nullable List<CommentView> replies) {
    return switch (form) {
      case FULL -> Optional.of(full(comment, replies));
      case DISGUISED -> Optional.of(forAuthor(comment, replies));
      case REVISED -> Optional.of(revised(comment, replies));
      case TOMBSTONE -> Optional.of(tombstone(comment, replies));
      case NONE -> Optional.empty();
    };
  }

  /** As a moderator sees it who is to judge it. */
  public static CommentView forReview(CommentSnapshot comment) {
    return revised(comment, null);
  }

  private static CommentView revised(CommentSnapshot comment, @Nullable List<CommentView> replies) {
    var edit = comment.pendingEdit();
    return edit == null || comment.state() != CommentState.VISIBLE
        ? full(comment, replies)
        : full(Edits.shown(comment, edit), CommentState.PENDING, replies);
  }

  /** As its author sees it: who is shadowed does not see that. */
  public static CommentView forAuthor(
      CommentSnapshot comment, @Nullable List<CommentView> replies) {
    return comment.state() == CommentState.SHADOWED
        ? full(comment, CommentState.VISIBLE, replies)
        : revised(comment, replies);
  }

  public static CommentView full(CommentSnapshot comment, @Nullable List<CommentView> replies) {
    return full(comment, comment.state(), replies);
  }

  private static CommentView full(
      CommentSnapshot comment, CommentState state, @Nullable List<CommentView> replies) {
    return new CommentView(
        comment.commentId(),
        comment.subject(),
        idOrNull(comment.rootId()),
        idOrNull(comment.parentId()),
        floorOrNull(comment),
        comment.authorId(),
        comment.text(),
        comment.html(),
        comment.mentions(),
        state,
        comment.pinned(),
        comment.featured(),
        comment.editedAt() != null,
        comment.likeCount(),
        comment.dislikeCount(),
        comment.replyCount(),
        replies,
        comment.createdAt(),
        comment.editedAt(),
        comment.version());
  }

  private static CommentView tombstone(
      CommentSnapshot comment, @Nullable List<CommentView> replies) {
    return new CommentView(
        comment.commentId(),
        comment.subject(),
        idOrNull(comment.rootId()),
        idOrNull(comment.parentId()),
        floorOrNull(comment),
        null,
        null,
        null,
        List.of(),
        comment.state(),
        false,
        false,
        false,
        0,
        0,
        comment.replyCount(),
        replies,
        comment.createdAt(),
        null,
        comment.version());
  }

  private static @Nullable Long idOrNull(long id) {
    return id == 0 ? null : id;
  }

  /** A comment has no floor before it is applied. */
  private static @Nullable Integer floorOrNull(CommentSnapshot comment) {
    return comment.floor() == 0 ? null : comment.floor();
  }
}

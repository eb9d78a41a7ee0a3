package io.tulou.comment.view;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.CommentView;
import java.util.List;
import java.util.Optional;

/** Snapshots as answers. */
public final class CommentViews {
  private CommentViews() {}

  /** The view in that form; empty for {@link Form#NONE}. */
  public static Optional<CommentView> of(CommentSnapshot comment, Form form) {
    return switch (form) {
      case FULL -> Optional.of(full(comment));
      case DISGUISED -> Optional.of(forAuthor(comment));
      case REVISED -> Optional.of(forReview(comment));
      case TOMBSTONE -> Optional.of(tombstone(comment));
      case NONE -> Optional.empty();
    };
  }

  /** As a moderator sees it who is to judge it. */
  public static CommentView forReview(CommentSnapshot comment) {
    var edit = comment.pendingEdit();
    return edit == null || comment.state() != CommentState.VISIBLE
        ? full(comment)
        : CommentView.full(Edits.shown(comment, edit), CommentState.PENDING);
  }

  /** As its author sees it: who is shadowed does not see that. */
  public static CommentView forAuthor(CommentSnapshot comment) {
    return comment.state() == CommentState.SHADOWED
        ? CommentView.full(comment, CommentState.VISIBLE)
        : forReview(comment);
  }

  public static CommentView full(CommentSnapshot comment) {
    return CommentView.full(comment, comment.state());
  }

  private static CommentView tombstone(CommentSnapshot comment) {
    return new CommentView(
        comment.commentId(),
        comment.subject(),
        comment.rootId() == 0 ? null : comment.rootId(),
        comment.parentId() == 0 ? null : comment.parentId(),
        comment.floor() == 0 ? null : comment.floor(),
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
        comment.createdAt(),
        null,
        comment.version());
  }
}

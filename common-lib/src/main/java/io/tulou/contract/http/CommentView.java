package io.tulou.contract.http;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A single comment as comment-service answers it: what the caller may see, authors by id. Pages of
 * them are {@link PageBytes}.
 *
 * @param rootId null for a root, like {@code parentId}
 * @param floor null until applied
 * @param authorId null in a tombstone, like {@code text} and {@code html}
 */
public record CommentView(
    long id,
    SubjectRef subject,
    @Nullable Long rootId,
    @Nullable Long parentId,
    @Nullable Integer floor,
    @Nullable Long authorId,
    @Nullable String text,
    @Nullable String html,
    List<Long> mentions,
    CommentState state,
    boolean pinned,
    boolean featured,
    boolean edited,
    int likeCount,
    int dislikeCount,
    int replyCount,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  /**
   * All of a comment, whoever may see that.
   *
   * @param state as it is told to the reader
   */
  public static CommentView full(CommentSnapshot comment, CommentState state) {
    return new CommentView(
        comment.commentId(),
        comment.subject(),
        idOrNull(comment.rootId()),
        idOrNull(comment.parentId()),
        comment.floor() == 0 ? null : comment.floor(),
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
        comment.createdAt(),
        comment.editedAt(),
        comment.version());
  }

  private static @Nullable Long idOrNull(long id) {
    return id == 0 ? null : id;
  }
}

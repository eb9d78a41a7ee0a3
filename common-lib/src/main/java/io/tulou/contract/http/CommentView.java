package io.tulou.contract.http;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as comment-service answers it: what the caller may see, authors by id.
 *
 * @param rootId null for a root, like {@code parentId}
 * @param floor null until applied
 * @param authorId null in a tombstone, like {@code text} and {@code html}
 * @param replies the preview under a root of a list, at most 3; null elsewhere
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
    @Nullable List<CommentView> replies,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  /** The same with another preview of replies, of so many. */
  public CommentView withReplies(int count, List<CommentView> preview) {
    return new CommentView(
        id,
        subject,
        rootId,
        parentId,
        floor,
        authorId,
        text,
        html,
        mentions,
        state,
        pinned,
        featured,
        edited,
        likeCount,
        dislikeCount,
        count,
        preview,
        createdAt,
        editedAt,
        version);
  }
}

package io.tulou.history.notification.store;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.List;

/**
 * A row of {@code notified_comment}: what the log has said of a comment so far.
 *
 * @param mentions at most {@link #MOST_MENTIONS} ids
 */
public record KnownComment(
    long commentId,
    String type,
    String id,
    long rootId,
    long parentId,
    long authorId,
    String mentions,
    CommentState state,
    boolean featured,
    Instant createdAt,
    long version) {
  static final int MOST_MENTIONS = 50;

  public static KnownComment of(CommentSnapshot comment) {
    return new KnownComment(
        comment.commentId(),
        comment.subject().type(),
        comment.subject().id(),
        comment.rootId(),
        comment.parentId(),
        comment.authorId(),
        IdList.write(comment.mentions().stream().distinct().limit(MOST_MENTIONS).toList()),
        comment.state(),
        comment.featured(),
        comment.createdAt(),
        comment.version());
  }

  public SubjectRef subject() {
    return new SubjectRef(type, id);
  }

  public List<Long> mentionedIds() {
    return IdList.read(mentions);
  }

  public boolean isVisible() {
    return state == CommentState.VISIBLE;
  }

  /** Whether the difference is one that somebody may have to hear of. */
  public boolean tellsLike(KnownComment other) {
    return state == other.state && featured == other.featured && mentions.equals(other.mentions);
  }
}

package io.tulou.commentjob.store;

import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code comment_index}.
 *
 * @param preview ids of up to 3 replies, separated by commas; empty for none
 */
public record CommentRow(
    long subjectId,
    long commentId,
    long rootId,
    long parentId,
    int floor,
    long authorId,
    CommentState state,
    boolean listed,
    boolean pinned,
    boolean featured,
    int likeCount,
    int dislikeCount,
    int replyCount,
    int reportCount,
    int nextFloor,
    long hot,
    String preview,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  public boolean isRoot() {
    return rootId == 0;
  }

  public List<Long> previewIds() {
    return IdList.read(preview);
  }

  /** The form that {@link #previewIds} reads. */
  public static String previewOf(List<Long> replyIds) {
    return IdList.write(replyIds);
  }
}

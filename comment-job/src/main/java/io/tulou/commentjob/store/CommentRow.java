package io.tulou.commentjob.store;

import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
    int nextFloor,
    long hot,
    String preview,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  private static final String SEPARATOR = ",";

  public boolean isRoot() {
    return rootId == 0;
  }

  public List<Long> previewIds() {
    return preview.isEmpty()
        ? List.of()
        : Arrays.stream(preview.split(SEPARATOR)).map(Long::valueOf).toList();
  }

  /** The form that {@link #previewIds} reads. */
  public static String previewOf(List<Long> replyIds) {
    return replyIds.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
  }
}

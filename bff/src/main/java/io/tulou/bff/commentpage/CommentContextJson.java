package io.tulou.bff.commentpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape that tells where a comment stands: a page of its subject's roots, newest first.
 *
 * @param nextCursor goes on here or in the list of roots by {@code newest}; null at the end
 * @param previousCursor the same the other way; null at the top
 * @param replies for a reply: the page of its root's replies that holds it
 * @param viewer there when the caller is a member
 */
public record CommentContextJson(
    List<CommentJson> items,
    @Nullable String nextCursor,
    @Nullable String previousCursor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Replies replies,
    @JsonInclude(JsonInclude.Include.NON_NULL) CommentPageJson.@Nullable Viewer viewer) {
  /**
   * Replies, oldest first; the cursors go on in the list of replies by {@code oldest}.
   *
   * @param nextCursor null at the end
   * @param previousCursor null at the top
   */
  public record Replies(
      List<CommentJson> items, @Nullable String nextCursor, @Nullable String previousCursor) {}
}

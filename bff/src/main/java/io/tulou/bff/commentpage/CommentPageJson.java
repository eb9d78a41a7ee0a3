package io.tulou.bff.commentpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.contract.comment.ReactionKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a page of comments; {@link ReadyPage} is one.
 *
 * @param nextCursor null at the end
 * @param previousCursor leads back, on pages reached from a context
 * @param viewer there when the caller is a member
 */
public record CommentPageJson(
    List<CommentJson> items,
    @Nullable String nextCursor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previousCursor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Viewer viewer) {
  /** The caller's part, apart so that the rest is the same for all. */
  public record Viewer(Map<String, ReactionKind> reactions) {}
}

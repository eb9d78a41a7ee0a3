package io.tulou.bff.commentpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as frontends see it.
 *
 * @param author absent in a tombstone, like {@code text} and {@code html}
 * @param replies a preview of at most 3, under roots of a list only
 */
public record CommentJson(
    String id,
    SubjectRef subject,
    @Nullable String rootId,
    @Nullable String parentId,
    @Nullable Integer floor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AuthorJson author,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String html,
    List<Mention> mentions,
    CommentState state,
    boolean pinned,
    boolean featured,
    boolean edited,
    int likeCount,
    int dislikeCount,
    int replyCount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CommentJson> replies,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  /** A member the text names. */
  public record Mention(String id, String name) {}
}

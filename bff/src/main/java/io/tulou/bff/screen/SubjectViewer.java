package io.tulou.bff.screen;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.bff.commentpage.CommentPageJson;
import io.tulou.bff.page.Section;
import io.tulou.contract.comment.ReactionKind;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The caller's part of a subject's screen.
 *
 * @param sanctions in force; absent where they cannot be had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubjectViewer(Map<String, ReactionKind> reactions, @Nullable JsonNode sanctions) {
  /** Reactions come with the page; that the sanctions are away takes nothing from them. */
  static Section<SubjectViewer> of(Section<CommentPageJson> comments, Section<JsonNode> sanctions) {
    return comments.map(page ->
        new SubjectViewer(
            Objects.requireNonNull(page.viewer(), "a page for a member has one").reactions(),
            sanctions.data()));
  }
}

package io.tulou.bff.screen;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.bff.commentpage.ReadyPage;
import io.tulou.bff.page.RawJson;
import io.tulou.bff.page.Section;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The caller's part of a subject's screen.
 *
 * @param sanctions in force; absent where they cannot be had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubjectViewer(RawJson reactions, @Nullable JsonNode sanctions) {
  /** Reactions come with the page; that the sanctions are away takes nothing from them. */
  static Section<SubjectViewer> of(Section<ReadyPage> comments, Section<JsonNode> sanctions) {
    return comments.map(page -> new SubjectViewer(page.reactions(), sanctions.data()));
  }
}

package io.tulou.bff.feedpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.bff.commentpage.CommentJson;
import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.bff.page.Section;
import io.tulou.contract.http.PostView;
import io.tulou.contract.http.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post as frontends see it.
 *
 * @param commentCount 0 when it cannot be had; then {@code sections} says so, here or on the page
 * @param bestComment in the home timeline only, where there is one
 * @param sections only of a single post, and only when something is missing
 */
public record PostJson(
    String id,
    AuthorJson author,
    String text,
    String html,
    List<Attachment> attachments,
    Visibility visibility,
    int commentCount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CommentJson bestComment,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Section<Void>> sections) {
  /** What goes with a post. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Attachment(
      String url,
      String kind,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String alt) {
    static Attachment of(PostView.Attachment given) {
      return new Attachment(given.url(), given.kind(), given.width(), given.height(), given.alt());
    }
  }
}

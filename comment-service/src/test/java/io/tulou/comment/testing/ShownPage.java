package io.tulou.comment.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.http.PageBytes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page read as the JSON that it is once members are put in, here by their ids alone. */
public record ShownPage(
    List<ShownComment> items,
    @Nullable String nextCursor,
    @Nullable String previousCursor,
    @Nullable Map<Long, ReactionKind> reactions) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A member as a number in place of the object that belongs there. */
  private static byte[] member(long id) {
    return Long.toString(id).getBytes(UTF_8);
  }

  public static ShownPage of(PageBytes page) {
    return of(json(page), page);
  }

  /** The page of replies of a context; null where it has none. */
  public static @Nullable ShownPage repliesOf(PageBytes context) {
    var replies = json(context).path("replies");
    return replies.isMissingNode() ? null : of(replies, context);
  }

  /** The whole JSON. */
  public static JsonNode json(PageBytes page) {
    return JSON.readTree(page.fill(ShownPage::member, ShownPage::member));
  }

  private static ShownPage of(JsonNode json, PageBytes page) {
    var reactions = page.reactions();
    return new ShownPage(
        JSON.convertValue(json.path("items"), new TypeReference<List<ShownComment>>() {}),
        json.path("nextCursor").asStringOpt().orElse(null),
        json.path("previousCursor").asStringOpt().orElse(null),
        reactions == null
            ? null
            : JSON.readValue(reactions, new TypeReference<Map<Long, ReactionKind>>() {}));
  }

  /** What tests look at of a comment. */
  public record ShownComment(
      long id,
      @Nullable Long rootId,
      @Nullable Integer floor,
      @Nullable Long authorId,
      @Nullable String text,
      List<Long> mentions,
      CommentState state,
      boolean edited,
      int replyCount,
      @Nullable List<ShownComment> replies) {
    @JsonCreator
    public ShownComment(
        @JsonProperty("id") String id,
        @JsonProperty("rootId") @Nullable String rootId,
        @JsonProperty("floor") @Nullable Integer floor,
        @JsonProperty("author") @Nullable Long author,
        @JsonProperty("text") @Nullable String text,
        @JsonProperty("mentions") List<Long> mentions,
        @JsonProperty("state") String state,
        @JsonProperty("edited") boolean edited,
        @JsonProperty("replyCount") int replyCount,
        @JsonProperty("replies") @Nullable List<ShownComment> replies) {
      this(
          Long.parseLong(id),
          rootId == null ? null : Long.valueOf(rootId),
          floor,
          author,
          text,
          mentions,
          CommentState.valueOf(state.toUpperCase(Locale.ROOT)),
          edited,
          replyCount,
          replies);
    }
  }
}

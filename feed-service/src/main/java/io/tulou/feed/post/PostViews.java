package io.tulou.feed.post;

import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.PostView;
import io.tulou.contract.http.PostView.Attachment;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stored posts as others see them: in answers and in events. */
@Component
class PostViews {
  private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};

  private final JsonMapper json;

  PostViews(JsonMapper json) {
    this.json = json;
  }

  PostView of(PostRow row) {
    return new PostView(
        row.postId(),
        row.authorId(),
        row.text(),
        row.html(),
        attachments(row),
        row.visibility(),
        row.publishAt());
  }

  /** What the log keeps; of a deleted post neither text nor attachments. */
  PostSnapshot snapshot(PostRow row) {
    boolean isGone = row.state() == PostState.DELETED;
    return new PostSnapshot(
        row.postId(),
        row.authorId(),
        isGone ? "" : row.text(),
        isGone ? "" : row.html(),
        isGone ? List.of() : attachments(row),
        row.visibility(),
        row.state(),
        row.publishAt(),
        row.version());
  }

  String stored(List<Attachment> attachments) {
    return json.writeValueAsString(attachments);
  }

  private List<Attachment> attachments(PostRow row) {
    return json.readValue(row.attachments(), ATTACHMENTS);
  }
}

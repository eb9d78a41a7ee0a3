package io.tulou.contract.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post as feed-service answers it; author by id, comments not counted. */
public record PostView(
    long id,
    long authorId,
    String text,
    String html,
    List<Attachment> attachments,
    Visibility visibility,
    Instant createdAt) {
  public PostView {
    attachments = List.copyOf(attachments);
  }

  /** A picture, video or link that goes with a post; never fetched by the platform. */
  public record Attachment(
      String url,
      String kind,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String alt) {}
}

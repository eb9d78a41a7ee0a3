package io.tulou.bff.feedpage;

import io.tulou.common.web.ApiException;
import io.tulou.contract.http.PostDraft;
import io.tulou.contract.http.PostView;
import io.tulou.contract.http.Visibility;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member sends; whether text and attachments are acceptable is feed-service's to say. */
record PostDraftJson(
    @Nullable String text,
    @Nullable List<@Nullable Attachment> attachments,
    @Nullable String visibility,
    @Nullable String publishAt) {
  private static final int MOST_ATTACHMENTS = 9;

  PostDraft checked() {
    if (text == null) {
      throw ApiException.invalid("text", "is needed");
    }
    return new PostDraft(text, checkedAttachments(), checkedVisibility(), checkedTime());
  }

  private @Nullable List<PostView.Attachment> checkedAttachments() {
    if (attachments == null) {
      return null;
    }
    if (attachments.size() > MOST_ATTACHMENTS) {
      throw ApiException.invalid("attachments", "are at most " + MOST_ATTACHMENTS);
    }
    return attachments.stream()
        .map(attachment -> {
          if (attachment == null || attachment.url() == null || attachment.kind() == null) {
            throw ApiException.invalid("attachments", "need url and kind");
          }
          return new PostView.Attachment(
              attachment.url(),
              attachment.kind(),
              attachment.width(),
              attachment.height(),
              attachment.alt());
        })
        .toList();
  }

  private @Nullable Visibility checkedVisibility() {
    if (visibility == null) {
      return null;
    }
    return Arrays.stream(Visibility.values())
        .filter(known -> known.word().equals(visibility))
        .findFirst()
        .orElseThrow(() -> ApiException.invalid("visibility", "is public or followers"));
  }

  private @Nullable Instant checkedTime() {
    try {
      return publishAt == null ? null : Instant.parse(publishAt);
    } catch (DateTimeParseException notATime) {
      throw ApiException.invalid("publishAt", "is an RFC 3339 time");
    }
  }

  /** As it came, perhaps without what it needs. */
  record Attachment(
      @Nullable String url,
      @Nullable String kind,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String alt) {}
}

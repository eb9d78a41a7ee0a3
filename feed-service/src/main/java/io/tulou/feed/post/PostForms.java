package io.tulou.feed.post;

import io.tulou.common.web.ApiException;
import io.tulou.contract.http.PostDraft;
import io.tulou.contract.http.Visibility;
import io.tulou.feed.FeedProperties;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Checks drafts and brings them into the form in which they are kept. */
@Component
class PostForms {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

  private final PostViews views;
  private final JsonMapper json;
  private final Clock clock;
  private final Duration longestSchedule;

  PostForms(PostViews views, JsonMapper json, Clock clock, FeedProperties properties) {
    this.views = views;
    this.json = json;
    this.clock = clock;
    this.longestSchedule = properties.longestSchedule();
  }

  /**
   * The draft as it is kept.
   *
   * @throws ApiException {@code invalid-text} or {@code invalid-request}
   */
  PostForm of(PostDraft draft, @Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw ApiException.invalid("Idempotency-Key", "must be 1 to 64 visible ASCII characters");
    }
    if (draft.text() == null) {
      throw ApiException.invalid("text", "must be there");
    }
    var text = PostText.of(draft.text());
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new PostForm(
        text,
        PostHtml.of(text),
        views.stored(Attachments.of(draft.attachments())),
        Objects.requireNonNullElse(draft.visibility(), Visibility.PUBLIC),
        publishAt(draft.publishAt(), now),
        now,
        key,
        hash(draft));
  }

  private Instant publishAt(@Nullable Instant asked, Instant now) {
    if (asked == null || !asked.isAfter(now)) {
      return now;
    }
    if (asked.isAfter(now.plus(longestSchedule))) {
      throw ApiException.invalid(
          "publishAt", "must be at most " + longestSchedule.toDays() + " days ahead");
    }
    return asked.truncatedTo(ChronoUnit.MILLIS);
  }

  private String hash(PostDraft draft) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(draft));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}

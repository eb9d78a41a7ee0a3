package io.tulou.feed.post;

import io.tulou.common.web.ApiException;
import io.tulou.contract.http.PostView.Attachment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may go with a post: at most nine addresses, which the platform never fetches. */
final class Attachments {
  private static final int MOST = 9;
  private static final int MOST_URL_CHARACTERS = 2_000;
  private static final int MOST_ALT_CHARACTERS = 1_000;
  private static final int MOST_PIXELS = 100_000;
  private static final Set<String> KINDS = Set.of("image", "video", "link");

  private Attachments() {}

  /**
   * The attachments, if all are in order.
   *
   * @throws ApiException {@code invalid-request} naming the field that is not
   */
  static List<Attachment> of(@Nullable List<Attachment> asked) {
    if (asked == null) {
      return List.of();
    }
    if (asked.size() > MOST) {
      throw ApiException.invalid("attachments", "must be at most " + MOST);
    }
    for (int i = 0; i < asked.size(); i++) {
      check("attachments[" + i + "]", asked.get(i));
    }
    return List.copyOf(asked);
  }

  private static void check(String field, @Nullable Attachment attachment) {
    if (attachment == null) {
      throw ApiException.invalid(field, "must not be null");
    }
    if (!isWebAddress(attachment.url())) {
      throw ApiException.invalid(field + ".url", "must be an http or https address");
    }
    if (attachment.kind() == null || !KINDS.contains(attachment.kind())) {
      throw ApiException.invalid(field + ".kind", "must be image, video or link");
    }
    checkPixels(field + ".width", attachment.width());
    checkPixels(field + ".height", attachment.height());
    if (attachment.alt() != null && attachment.alt().length() > MOST_ALT_CHARACTERS) {
      throw ApiException.invalid(field + ".alt", "must be at most 1,000 characters");
    }
  }

  private static void checkPixels(String field, @Nullable Integer pixels) {
    if (pixels != null && (pixels < 1 || pixels > MOST_PIXELS)) {
      throw ApiException.invalid(field, "must be 1 to " + MOST_PIXELS);
    }
  }

  private static boolean isWebAddress(@Nullable String url) {
    if (url == null || url.length() > MOST_URL_CHARACTERS) {
      return false;
    }
    try {
      var uri = new URI(url);
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}

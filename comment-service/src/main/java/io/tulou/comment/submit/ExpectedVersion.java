package io.tulou.comment.submit;

import io.tulou.common.web.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a comment that its author saw, from {@code If-Match}. */
final class ExpectedVersion {
  private static final Pattern FORM = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  private ExpectedVersion() {}

  /**
   * Null for whichever version there is.
   *
   * @throws ApiException {@code invalid-request} for anything but {@code *} or one quoted version
   */
  static @Nullable Long of(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    var tag = FORM.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw ApiException.invalid("If-Match", "must be one version of the comment in quotes, or *");
    }
    return Long.valueOf(tag.group(1));
  }
}

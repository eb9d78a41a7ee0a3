package io.tulou.history.query;

import io.tulou.common.web.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many entries a page may have: 1 to 50, 20 where nothing is said. */
final class PageLimit {
  private static final int DEFAULT = 20;
  private static final int MOST = 50;
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]?");

  private PageLimit() {}

  static int read(@Nullable String text) {
    if (text == null) {
      return DEFAULT;
    }
    if (!FORM.matcher(text).matches() || Integer.parseInt(text) > MOST) {
      throw ApiException.invalid("limit", "must be 1 to " + MOST);
    }
    return Integer.parseInt(text);
  }
}

package io.tulou.feed.request;

import io.tulou.common.web.ApiException;

/** How many entries a page may have. */
public final class PageLimit {
  private static final int MOST = 50;

  private PageLimit() {}

  public static int of(int limit) {
    if (limit < 1 || limit > MOST) {
      throw ApiException.invalid("limit", "must be 1 to " + MOST);
    }
    return limit;
  }
}

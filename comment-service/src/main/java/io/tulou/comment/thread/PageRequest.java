package io.tulou.comment.thread;

import io.tulou.comment.request.PageLimit;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param limit 1..50
 * @param cursor null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {
  public PageRequest {
    limit = PageLimit.of(limit);
  }

  boolean isFirst() {
    return cursor == null;
  }

  /** One more than asked shows whether there is a next page. */
  int lookAhead() {
    return limit + 1;
  }
}

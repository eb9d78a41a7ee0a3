package io.tulou.commentjob.search;

import org.jspecify.annotations.Nullable;

/** The search index cannot take documents now; they are delivered again. */
public final class SearchUnavailable extends RuntimeException {
  SearchUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}

package io.tulou.comment.review;

/** The search index did not answer in time, or not as it should. */
final class SearchUnavailable extends RuntimeException {
  SearchUnavailable(Throwable cause) {
    super("the search index is away", cause);
  }
}

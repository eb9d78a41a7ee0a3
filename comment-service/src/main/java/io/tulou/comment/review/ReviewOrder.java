package io.tulou.comment.review;

import io.tulou.common.web.ApiException;

/** In which order comments are reviewed. */
enum ReviewOrder {
  NEWEST,
  OLDEST,
  /** Most reported first, then the newest; only what was reported. */
  REPORTS;

  static ReviewOrder of(String text) {
    return switch (text) {
      case "newest" -> NEWEST;
      case "oldest" -> OLDEST;
      case "reports" -> REPORTS;
      default -> throw ApiException.invalid("sort", "must be newest, oldest or reports");
    };
  }
}

package io.tulou.commentjob.project;

import io.tulou.common.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What was decided about one command. */
public sealed interface Verdict {
  /**
   * It took effect, or had done so before.
   *
   * @param commentId the comment it was about, null for a subject
   */
  record Applied(@Nullable Long commentId) implements Verdict {}

  /**
   * It changed nothing and never will.
   *
   * @param retryAfterSeconds when the same wish may be granted; 0 where waiting does not help
   */
  record Rejected(ErrorCode code, String detail, int retryAfterSeconds) implements Verdict {}

  static Verdict applied(long commentId) {
    return new Applied(commentId);
  }

  static Verdict rejected(ErrorCode code, String detail) {
    return new Rejected(code, detail, 0);
  }
}

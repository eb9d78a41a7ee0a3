package io.tulou.comment.command;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about a command when its sender has to answer. */
public sealed interface Answer {
  /**
   * It took effect, and every reader of this node sees it.
   *
   * @param comment null for commands about a subject
   */
  record Applied(SubjectSnapshot subject, @Nullable CommentSnapshot comment) implements Answer {
    /** For commands about a comment. */
    public CommentSnapshot requireComment() {
      if (comment == null) {
        throw new IllegalStateException("an outcome about a comment without the comment");
      }
      return comment;
    }
  }

  /**
   * It changed nothing and never will.
   *
   * @param retryAfter when the same wish may be granted, or null where waiting does not help
   */
  record Refused(ErrorCode code, String detail, @Nullable Duration retryAfter) implements Answer {
    public ApiException asException() {
      return new ApiException(code, detail, List.of(), retryAfter);
    }
  }

  /** It is safe in the log and will be decided. */
  record Accepted() implements Answer {}
}

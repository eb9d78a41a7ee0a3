package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What became of a command: told once to the node that waits for it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CommandOutcome.Applied.class, name = "Applied"),
  @JsonSubTypes.Type(value = CommandOutcome.Rejected.class, name = "Rejected")
})
public sealed interface CommandOutcome {
  long commandId();

  String replyTo();

  /**
   * The command took effect, or had done so before: the states as they stand in the database.
   *
   * @param comment null for commands about a subject
   */
  record Applied(
      int version,
      long commandId,
      String replyTo,
      SubjectSnapshot subject,
      @Nullable CommentSnapshot comment)
      implements CommandOutcome {}

  /**
   * The command changed nothing and never will.
   *
   * @param code a code of {@code io.tulou.common.web.ErrorCode}, such as {@code subject-locked}
   * @param retryAfterSeconds when the same wish may be granted; 0 where waiting does not help
   */
  record Rejected(
      int version,
      long commandId,
      String replyTo,
      String code,
      String detail,
      int retryAfterSeconds)
      implements CommandOutcome {}
}

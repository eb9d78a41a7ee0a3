package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When a moderator looks at a comment of the subject. */
public enum ReviewMode {
  /** Publish, then review. */
  POST,
  /** Review, then publish. */
  PRE;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

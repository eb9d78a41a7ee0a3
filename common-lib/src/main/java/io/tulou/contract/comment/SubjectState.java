package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a subject takes comments and shows them. */
public enum SubjectState {
  OPEN,
  /** Shows its comments, takes none. */
  LOCKED,
  /** Shows nothing, takes none. */
  HIDDEN;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

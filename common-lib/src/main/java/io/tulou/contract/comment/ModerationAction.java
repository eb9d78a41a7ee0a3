package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a moderator may decide about a comment. */
public enum ModerationAction {
  /** Pending or visible becomes visible. */
  APPROVE,
  /** Becomes removed. */
  REMOVE,
  /** Removed becomes visible again. */
  RESTORE,
  FEATURE,
  UNFEATURE;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

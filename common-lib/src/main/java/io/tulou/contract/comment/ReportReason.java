package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a member reports a comment. */
public enum ReportReason {
  SPAM,
  ABUSE,
  SPOILER,
  ILLEGAL,
  OTHER;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

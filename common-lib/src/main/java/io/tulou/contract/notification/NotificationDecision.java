package io.tulou.contract.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was decided on the recipient's comment. Stored by ordinal. */
public enum NotificationDecision {
  APPROVED,
  REMOVED,
  RESTORED,
  FEATURED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.tulou.contract.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a notification tells of. Stored by ordinal. */
public enum NotificationKind {
  /** Somebody answered the recipient's comment. */
  REPLY,
  /** A comment names the recipient. */
  MENTION,
  /** Members like the recipient's comment. */
  LIKE,
  /** Members began to follow the recipient on one day. */
  FOLLOW,
  /** A moderator decided on the recipient's comment. */
  DECISION;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.tulou.contract.moderation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member's writing is subject to. */
public enum SanctionKind {
  /** May not write. */
  BAN,
  /** May not write for a time. */
  MUTE,
  /** Only the member sees what it writes. */
  SHADOW,
  /** What the member writes awaits review. */
  PREMODERATE;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.tulou.contract.moderation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a text that a rule matches. */
public enum RuleAction {
  /** It is refused. */
  REJECT,
  /** It awaits review. */
  HOLD,
  /** Readers see it without what was found. */
  MASK,
  /** Readers see it; moderators see that it matched. */
  FLAG;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

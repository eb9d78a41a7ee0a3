package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A member's one reaction to a comment. */
public enum ReactionKind {
  LIKE,
  DISLIKE;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.tulou.contract.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a post is in feeds. Stored by ordinal. */
public enum PostState {
  PUBLISHED,
  /** Waits for its time; only its author sees it. */
  SCHEDULED,
  /** Gone, and never comes back. */
  DELETED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.tulou.contract.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may read a post. */
public enum Visibility {
  PUBLIC,
  /** Only those who follow the author now, and the author. */
  FOLLOWERS;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.tulou.bff.client;

import java.util.Locale;

/** A service behind the door. */
public enum Service {
  COMMENT,
  FEED,
  HISTORY;

  /** As it stands in configuration and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.tulou.common.overload;

import java.util.Locale;

/** How much a request matters when not everything can be served; the first goes last. */
public enum Criticality {
  CRITICAL_PLUS,
  CRITICAL,
  SHEDDABLE_PLUS,
  SHEDDABLE;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** As it stands in metrics. */
  public String label() {
    return label;
  }
}

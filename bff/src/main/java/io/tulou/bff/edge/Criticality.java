package io.tulou.bff.edge;

import java.util.Locale;

/** How much a route matters when not everything can be served; the first goes last. */
public enum Criticality {
  CRITICAL_PLUS,
  CRITICAL,
  SHEDDABLE_PLUS,
  SHEDDABLE;

  /** As it stands in metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package io.tulou.bff.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** {@code tulou.requests}: rate, failures and duration of every route. */
public record RouteTimers(MeterRegistry meters) {
  /**
   * The timer of answers of that kind.
   *
   * @param route null for what is not in the table
   */
  public Timer of(@Nullable Route route, int status) {
    return meters.timer(
        "tulou.requests",
        "route",
        route == null ? "none" : route.name(),
        "criticality",
        route == null ? "none" : route.criticality().label(),
        "status",
        status / 100 + "xx");
  }
}

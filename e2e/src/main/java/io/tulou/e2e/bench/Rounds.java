package io.tulou.e2e.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Rounds of what is compared, one after the other and again, so that a noisy minute falls on all.
 */
final class Rounds {
  /** One round of one of them. */
  @FunctionalInterface
  interface Round {
    ClosedLoop.Result run() throws Exception;
  }

  /**
   * What one round met.
   *
   * @param cpuMicros of the measured processes, for each call
   */
  record Figure(double rate, double p50, double p99, double cpuMicros) {}

  private final CpuClock cpu;
  private final Map<String, List<Figure>> figures = new LinkedHashMap<>();

  Rounds(CpuClock cpu) {
    this.cpu = cpu;
  }

  /** Runs one round and keeps its figure under a name. */
  void run(String name, Round round) throws Exception {
    var before = cpu.read();
    var result = round.run();
    if (result.failed() > 0) {
      throw new IllegalStateException("%s: %d calls failed".formatted(name, result.failed()));
    }
    double used = sum(CpuClock.between(before, cpu.read()));
    long calls = result.latency().getTotalCount();
    figures
        .computeIfAbsent(name, _ -> new ArrayList<>())
        .add(new Figure(result.rate(), result.millis(50), result.millis(99), used * 1e6 / calls));
  }

  double median(String name, ToDoubleFunction<Figure> figure) throws IOException {
    var of = figures.get(name);
    if (of == null) {
      throw new IOException("no round of " + name);
    }
    return Medians.of(of.stream().mapToDouble(figure).toArray());
  }

  Plot.Line line(String name, ToDoubleFunction<Figure> figure) {
    var points = new ArrayList<Plot.Point>();
    for (var of : figures.getOrDefault(name, List.of())) {
      points.add(new Plot.Point(points.size() + 1, figure.applyAsDouble(of)));
    }
    return new Plot.Line(name, points);
  }

  private static double sum(Map<String, Double> seconds) {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}

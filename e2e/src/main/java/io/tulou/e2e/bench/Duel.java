package io.tulou.e2e.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Rounds of wrk against several targets in turn, each with the processes that answer it. */
final class Duel {
  /**
   * One of those that are compared.
   *
   * @param cpu of the processes that answer
   * @param isRefused whether every answer is to be a refusal rather than none
   */
  record Target(String name, CpuClock cpu, Wrk load, boolean isRefused) {
    Target(String name, CpuClock cpu, Wrk load) {
      this(name, cpu, load, false);
    }
  }

  /** Share of answers of the other kind from which on a round is worthless. */
  private static final double WRONG = 0.0001;

  private static final int LEAD_IN_SECONDS = 1;

  private final List<Target> targets;
  private final Map<String, List<Rounds.Figure>> figures = new LinkedHashMap<>();

  Duel(List<Target> targets) {
    this.targets = List.copyOf(targets);
  }

  /** Some rounds that warm up, in which anything may happen, then those that count. */
  Duel run(int warmUp, int rounds) throws IOException, InterruptedException {
    for (int round = -warmUp; round < rounds; round++) {
      for (var target : targets) {
        var figure = round(target, round >= 0);
        System.out.printf(
            "%s: %,.0f a second, %.1f us%n", target.name(), figure.rate(), figure.cpuMicros());
        if (round >= 0) {
          figures.computeIfAbsent(target.name(), _ -> new ArrayList<>()).add(figure);
        }
      }
    }
    return this;
  }

  /**
   * A second of the same load goes before: what is kept only while it is asked for has grown cold
   * while the others had their turn, and putting it together again is no part of answering it.
   */
  private static Rounds.Figure round(Target target, boolean counts)
      throws IOException, InterruptedException {
    target.load().lasting(LEAD_IN_SECONDS).run(false);
    var before = target.cpu().read();
    var result = target.load().run(counts);
    var used = CpuClock.between(before, target.cpu().read());
    used.forEach((process, seconds) ->
        System.out.printf("  %s %.1f us%n", process, seconds * 1e6 / result.requests()));
    double sum = used.values().stream().mapToDouble(Double::doubleValue).sum();
    long expected = target.isRefused() ? result.requests() : 0;
    if (counts && Math.abs(result.refused() - expected) > result.requests() * WRONG) {
      throw new IOException(
          "%s: %d of %d refused".formatted(target.name(), result.refused(), result.requests()));
    }
    return new Rounds.Figure(
        result.rate(), result.p50(), result.p99(), sum * 1e6 / result.requests());
  }

  double median(String name, ToDoubleFunction<Rounds.Figure> figure) {
    return Medians.of(of(name).stream().mapToDouble(figure).toArray());
  }

  /** Processor time for each request against another's. */
  double ratio(String name, String limit) {
    return median(name, Rounds.Figure::cpuMicros) / median(limit, Rounds.Figure::cpuMicros);
  }

  Plot.Line line(String name) {
    var points = new ArrayList<Plot.Point>();
    for (var figure : of(name)) {
      points.add(new Plot.Point(points.size() + 1, figure.cpuMicros()));
    }
    return new Plot.Line(name, points);
  }

  private List<Rounds.Figure> of(String name) {
    var those = figures.get(name);
    if (those == null) {
      throw new IllegalArgumentException("no round of " + name);
    }
    return those;
  }
}

package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Twice and four times as much as can be answered, against what can. */
final class Overload implements Benchmark {
  private static final int CALLERS = 32;
  private static final int PEAK_CALLS = 8_000;
  private static final int LEAST_ROUNDS = 5;
  private static final int MOST_ROUNDS = 15;
  private static final int ROUNDS_WITHOUT_MORE = 3;
  private static final int CALM_SECONDS = 15;
  private static final double CALM = 0.7;
  private static final CpuClock DRIVER =
      new CpuClock(Map.of("this driver", ProcessHandle.current().pid()));

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), TestBed.EVERYTHING, TestBed.WARMED);
        var load = MixedLoad.prepare(bed.platform().url())) {
      var cpu = bed.cpu(Service.values()).with(DRIVER);
      WarmUp.run(cpu, load::call);
      double peak = peak(load);
      var phases = new LinkedHashMap<String, Phase>();
      phases.put("0.7 ×", phase(cpu, load, peak * CALM, CALM_SECONDS));
      phases.put("2 ×", phase(cpu, load, peak * 2, options.seconds()));
      phases.put("after 2 ×", phase(cpu, load, peak * CALM, CALM_SECONDS));
      phases.put("4 ×", phase(cpu, load, peak * 4, options.seconds()));
      phases.put("after 4 ×", phase(cpu, load, peak * CALM, CALM_SECONDS));
      return section(options, load.description(), peak, phases);
    }
  }

  /** The best round, once there were five and three in a row were not faster. */
  private static double peak(MixedLoad load) {
    double best = 0;
    int without = 0;
    for (int round = 0;
        round < LEAST_ROUNDS || (round < MOST_ROUNDS && without < ROUNDS_WITHOUT_MORE);
        round++) {
      double rate = ClosedLoop.run(CALLERS, PEAK_CALLS, load::call).rate();
      System.out.printf(Locale.ROOT, "round %d: %,.0f a second%n", round + 1, rate);
      without = rate > best * 1.03 ? 0 : without + 1;
      best = Math.max(best, rate);
    }
    return best;
  }

  private static Phase phase(CpuClock cpu, MixedLoad load, double rate, int seconds)
      throws IOException {
    var before = cpu.read();
    double compilers = cpu.compilers();
    var result = OpenLoop.run((int) rate, seconds, load::call);
    System.out.println(result.outcomes());
    CpuClock.between(before, cpu.read())
        .forEach((name, used) -> System.out.printf(Locale.ROOT, "%s %.2f  ", name, used / seconds));
    System.out.printf(
        Locale.ROOT, "their compilers %.2f processors%n", (cpu.compilers() - compilers) / seconds);
    return new Phase((int) rate, seconds, result);
  }

  /** A load and what it met. */
  private record Phase(int rate, int seconds, OpenLoop.Result result) {
    double goodput() {
      return (double) result.succeeded() / seconds;
    }

    /** Share of that class that was answered, of 100. */
    double answered(String criticality) {
      long good = 0;
      long all = 0;
      for (var outcome : result.outcomes().entrySet()) {
        if (outcome.getKey().endsWith(" " + criticality)) {
          all += outcome.getValue();
          good += outcome.getKey().startsWith("2") ? outcome.getValue() : 0;
        }
      }
      return all == 0 ? 0 : 100.0 * good / all;
    }

    /** Milliseconds of what was answered in that class. */
    double millis(String criticality, double percentile) {
      var latency = new Histogram(2);
      result
          .byOutcome()
          .forEach((outcome, of) -> {
            if (outcome.endsWith(" " + criticality)) {
              latency.add(of);
            }
          });
      return latency.getValueAtPercentile(percentile) / 1e6;
    }

    /** The first second in which all was answered about as fast as before. */
    String normalAfter(double usualMillis) {
      for (int second = 0; second < seconds; second++) {
        var latency = result.bySecond().get(second);
        if (latency.getTotalCount() >= 0.98 * rate
            && latency.getValueAtPercentile(99) / 1e6 <= 2 * usualMillis) {
          return Integer.toString(second + 1);
        }
      }
      return "not within " + seconds;
    }
  }

  private static Section section(
      BenchOptions options, String mix, double peak, Map<String, Phase> phases) {
    var calm = phases.values().iterator().next();
    double usual = calm.result().millis(99);
    var table = new ArrayList<List<String>>();
    table.add(row("", phases.keySet().stream().toList()));
    table.add(row("asked for, a second", each(phases, "%,.0f", Phase::rate)));
    table.add(row("answered, a second", each(phases, "%,.0f", Phase::goodput)));
    table.add(row("of the peak", each(phases, "%.2f", phase -> phase.goodput() / peak)));
    for (var criticality : MixedLoad.CLASSES) {
      table.add(
          row("% answered, " + criticality, each(phases, "%.2f", p -> p.answered(criticality))));
    }
    table.add(
        row("ms, p50 of what was answered", each(phases, "%.1f", p -> p.result().millis(50))));
    table.add(
        row("ms, p99 of what was answered", each(phases, "%.1f", p -> p.result().millis(99))));
    for (var criticality : MixedLoad.CLASSES) {
      table.add(
          row("ms, p99 of " + criticality, each(phases, "%.1f", p -> p.millis(criticality, 99))));
    }
    table.add(
        row("p99 to that at 0.7 ×", each(phases, "%.2f", p -> p.result().millis(99) / usual)));
    table.add(
        row(
            "seconds until normal",
            phases.entrySet().stream()
                .map(phase ->
                    phase.getKey().startsWith("after") ? phase.getValue().normalAfter(usual) : "")
                .toList()));
    var about =
        """
        The peak, %,.0f answers a second, is the best of five or more closed loops of %d callers, repeated until three were no faster, %s; then so many times as much is
        asked, each request begun when its time has come (latencies count from then): %s. %d s of overload each. The
        load driver shares the two processors with what it measures, so that at four times the peak the answers of the
        platform also compete with the making of requests. Goals: of the peak ≥ 0.9 and ≥ 0.8, critical-plus ≥ 99.9 %%,
        critical ≥ 99 %%, p99 ≤ 3, normal ≤ 10 s.\
        """
            .formatted(peak, CALLERS, WarmUp.description(), mix, options.seconds());
    return new Section(
        "overload",
        "More than can be answered",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Answers a second, relative to the peak",
            "second",
            "of the peak",
            phases.entrySet().stream()
                .map(phase -> line(phase.getKey(), phase.getValue(), peak))
                .toList()));
  }

  private static Plot.Line line(String name, Phase phase, double peak) {
    return new Plot.Line(
        name,
        IntStream.range(0, phase.seconds())
            .mapToObj(second ->
                new Plot.Point(
                    second, phase.result().bySecond().get(second).getTotalCount() / peak))
            .toList());
  }

  private static List<String> each(
      Map<String, Phase> phases, String format, java.util.function.ToDoubleFunction<Phase> figure) {
    return phases.values().stream()
        .map(phase -> String.format(Locale.ROOT, format, figure.applyAsDouble(phase)))
        .toList();
  }

  private static List<String> row(String name, List<String> cells) {
    var row = new ArrayList<String>();
    row.add(name);
    row.addAll(cells);
    return row;
  }
}

package io.tulou.e2e.bench;

import io.tulou.local.launcher.ProgramForm;
import io.tulou.local.launcher.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each service takes until it is ready, against its jar as the build makes it. */
final class Start implements Benchmark {
  /** As {@code up} runs them, whatever the other benchmarks do. */
  private static final List<String> AS_USUAL =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+AOTReplayTraining", "-Xmx192m");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    var seconds = new EnumMap<Service, Map<ProgramForm, double[]>>(Service.class);
    var lines = new ArrayList<Plot.Line>();
    try (var bed = TestBed.start(options, name(), EnumSet.noneOf(Service.class), AS_USUAL)) {
      for (var service : Service.values()) {
        var of = new EnumMap<ProgramForm, double[]>(ProgramForm.class);
        for (var form : ProgramForm.values()) {
          of.put(form, new double[options.rounds()]);
          bed.platform().timeStart(service, form);
        }
        seconds.put(service, of);
        for (int round = 0; round < options.rounds(); round++) {
          for (var form : of.entrySet()) {
            form.getValue()[round] =
                bed.platform().timeStart(service, form.getKey()).toNanos() / 1e9;
          }
        }
        lines.add(line(service, of));
      }
    }
    return section(seconds, lines);
  }

  private static Plot.Line line(Service service, Map<ProgramForm, double[]> of) {
    var points = new ArrayList<Plot.Point>();
    for (double each : of.getOrDefault(ProgramForm.UNPACKED, new double[0])) {
      points.add(new Plot.Point(points.size() + 1, each));
    }
    return new Plot.Line(service.label(), points);
  }

  private static Section section(
      Map<Service, Map<ProgramForm, double[]>> seconds, List<Plot.Line> lines) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("seconds until ready", "the jar", "as up starts it", "ratio (goal ≤ 0.4)"));
    seconds.forEach((service, of) -> {
      double jar = Medians.of(of.getOrDefault(ProgramForm.JAR, new double[0]));
      double unpacked = Medians.of(of.getOrDefault(ProgramForm.UNPACKED, new double[0]));
      table.add(List.of(service.label(), number(jar), number(unpacked), number(unpacked / jar)));
    });
    return new Section(
        "start",
        "Until a service is ready",
        "From the process's begin until the readiness probe says yes, the servers running, one service at a time, with"
            + " the options of `./tulou up`; the jar of the build against the unpacked program with the cache that the"
            + " build has made (decision 0055). Medians of rounds in turn.",
        table,
        new Plot("Seconds until ready, as up starts it", "round", "s", lines));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import io.tulou.local.server.LocalServers;
import io.tulou.local.server.ServerKind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Each thing that the door needs stopped in turn, as a process that hangs, under load. */
final class Stopped implements Benchmark {
  private static final int RATE = 100;
  private static final int AFTER_SECONDS = 8;
  private static final Pattern MARKED = Pattern.compile("\"status\":\"(stale|unavailable)\"");
  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

  @Override
  public String name() {
    return "stopped";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), TestBed.EVERYTHING, TestBed.WARMED);
        var load = MixedLoad.prepare(bed.platform().url())) {
      // A platform that has just started is slow with nothing stopped.
      WarmUp.run(bed.cpu(Service.values()), number -> screen(load, number));
      var usual = OpenLoop.run(RATE, AFTER_SECONDS, number -> screen(load, number));
      var rows = new ArrayList<List<String>>();
      rows.add(
          List.of("nothing", "", share(usual, "2"), millis(usual), share(usual, "marked"), "", ""));
      var lines = new ArrayList<Plot.Line>();
      for (var one : stoppable(bed).entrySet()) {
        var before = Held.by(bed);
        signal("STOP", one.getValue());
        OpenLoop.Result during;
        try {
          during = OpenLoop.run(RATE, options.seconds(), number -> screen(load, number));
        } finally {
          signal("CONT", one.getValue());
        }
        var after = OpenLoop.run(RATE, AFTER_SECONDS, number -> screen(load, number));
        System.out.println(one.getKey() + " " + during.outcomes() + " then " + after.outcomes());
        var held = Held.by(bed);
        rows.add(
            List.of(
                one.getKey(),
                share(during, "2"),
                share(after, "2"),
                millis(during),
                share(during, "marked"),
                before.door().changeTo(held.door()),
                before.comments().changeTo(held.comments())));
        lines.add(during.line(one.getKey(), 99));
      }
      return section(options, rows, lines);
    }
  }

  private static String screen(MixedLoad load, long number) throws IOException {
    var answer = load.screen(number);
    if (answer.status() != HttpURLConnection.HTTP_OK) {
      var code = CODE.matcher(answer.body());
      return answer.status() + (code.find() ? " " + code.group(1) : "");
    }
    return answer.status() + (MARKED.matcher(answer.body()).find() ? " marked" : " fresh");
  }

  private static Map<String, Long> stoppable(TestBed bed) {
    var pids = new LinkedHashMap<String, Long>();
    if (bed.platform().servers() instanceof LocalServers local) {
      for (var kind : ServerKind.values()) {
        pids.put(kind.label(), local.process(kind).pid());
      }
    }
    for (var service : Service.values()) {
      if (service != Service.BFF) {
        pids.put(service.label(), bed.platform().pid(service));
      }
    }
    return pids;
  }

  private record Held(Footprint door, Footprint comments) {
    static Held by(TestBed bed) throws IOException {
      return new Held(
          Footprint.of(bed.platform().pid(Service.BFF)),
          Footprint.of(bed.platform().pid(Service.COMMENT_SERVICE)));
    }
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("kill -" + name + " " + pid + " gave " + code);
    }
  }

  /** Of 100, those whose outcome has that in it, or begins with it where it is a digit. */
  private static String share(OpenLoop.Result result, String what) {
    long all = result.outcomes().values().stream().mapToLong(Long::longValue).sum();
    long those =
        result.outcomes().entrySet().stream()
            .filter(outcome ->
                what.length() == 1
                    ? outcome.getKey().startsWith(what)
                    : outcome.getKey().endsWith(what))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return String.format(Locale.ROOT, "%.2f", 100.0 * those / all);
  }

  private static String millis(OpenLoop.Result result) {
    return String.format(Locale.ROOT, "%,.0f", result.millis(99));
  }

  private static Section section(
      BenchOptions options, List<List<String>> rows, List<Plot.Line> lines) {
    var table = new ArrayList<List<String>>();
    table.add(
        List.of(
            "stopped",
            "% 200 meanwhile",
            "% 200 after",
            "ms, p99 meanwhile",
            "% with a part marked",
            "the door after",
            "comment-service after"));
    table.addAll(rows);
    var about =
        """
        Each dependency in turn is stopped (SIGSTOP: its connections stay open, nothing answers) for %d s, while %d
        screens of subjects a second are asked for, each begun when its time has come; %d s after it goes on, what the
        processes hold is compared with before. A screen has 2 s. Marked: a part of the screen says that it is stale
        or unavailable.\
        """
            .formatted(options.seconds(), RATE, AFTER_SECONDS);
    return new Section(
        "stopped",
        "A dependency that hangs",
        about.replace('\n', ' '),
        table,
        new Plot("Milliseconds of a screen, p99, while one is stopped", "second", "ms", lines));
  }
}

package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Comments written through the door at a fixed rate, until they can be read. */
final class Publish implements Benchmark {
  private static final int MEMBERS = 500;
  private static final int WARM_UP_SECONDS = 30;

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS);
        var pool = new HttpPool(bed.platform().url())) {
      var crowd = Crowd.gather(bed.platform().url(), MEMBERS);
      var acknowledged = new Acknowledged();
      var writers = new CommentWriters(pool, crowd, acknowledged);
      writers.warmUp(options.rate() / 8, options.rate() / 2, WARM_UP_SECONDS / 3);
      var cpu = bed.cpu(Service.BFF, Service.COMMENT_SERVICE, Service.COMMENT_JOB);
      var before = cpu.read();
      long ownBefore = ownCpuNanos();
      var result =
          OpenLoop.run(
              options.rate(), options.seconds(), number -> writers.write(number, "measured"));
      var used = CpuClock.between(before, cpu.read());
      used.put("the load driver", (ownCpuNanos() - ownBefore) / 1e9);
      acknowledged.requireAll(bed);
      return section(options, result, used);
    }
  }

  private static long ownCpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static Section section(
      BenchOptions options, OpenLoop.Result result, Map<String, Double> cpu) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "figure"));
    table.add(List.of("comments/s asked for", Integer.toString(options.rate())));
    table.add(
        List.of(
            "comments/s acknowledged and readable",
            number("%,.0f", (double) result.succeeded() / options.seconds())));
    result
        .outcomes()
        .forEach((outcome, count) ->
            table.add(List.of("answered " + outcome, number("%,.0f", (double) count))));
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      table.add(
          List.of(
              "ms until readable, p" + Double.toString(percentile).replace(".0", ""),
              number("%.1f", result.millis(percentile))));
    }
    double all = 0;
    for (var process : cpu.entrySet()) {
      all += process.getValue();
      table.add(
          List.of(
              "CPU µs a comment, " + process.getKey(),
              number("%.0f", process.getValue() * 1e6 / result.succeeded())));
    }
    table.add(List.of("CPU µs a comment, all", number("%.0f", all * 1e6 / result.succeeded())));
    var about =
        """
        %d members write comments under %d subjects, some far hotter than others, through the door: %,d requests a
        second for %d s, each begun when its time has come (latencies count from then). 201 says that the comment is
        committed and readable; after a 202 its author looks every %d ms until it has its floor. Everything, the load
        driver too, shares the machine.\
        """
            .formatted(
                MEMBERS,
                CommentWriters.SUBJECTS,
                options.rate(),
                options.seconds(),
                CommentWriters.LOOK_MILLIS);
    return new Section(
        "publish",
        "Comments through the door, until they can be read",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Milliseconds until a comment can be read",
            "second",
            "ms",
            List.of(result.line("p99", 99), result.line("p50", 50))));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

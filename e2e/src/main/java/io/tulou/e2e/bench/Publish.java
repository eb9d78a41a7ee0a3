package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Comments written through the door at a fixed rate, more and more of them while that holds. */
final class Publish implements Benchmark {
  private static final int STEP = 100;
  private static final int STEP_SECONDS = 12;
  private static final int MEMBERS = 500;
  private static final Service[] BUSY = {
    Service.BFF, Service.COMMENT_SERVICE, Service.COMMENT_JOB, Service.FEED_SERVICE
  };
  private static final double GOAL_MILLIS = 200;

  /** Of what is asked for; the rest may be late or refused. */
  private static final double ENOUGH = 0.99;

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed =
            TestBed.start(options, name(), TestBed.COMMENTS, List.of(TestBed.COMPILERS_STAY));
        var pool = new HttpPool(bed.platform().url(), CommentWriters.CONNECTIONS)) {
      var acknowledged = new Acknowledged();
      var crowd = Crowd.gather(bed.platform().url(), MEMBERS);
      var writers = new CommentWriters(pool, crowd, acknowledged);
      // Who has just started is slow for minutes, and a rate that is too high only makes a queue.
      WarmUp.run(bed.cpu(BUSY), number -> writers.write(number, "warm"));
      var steps = new ArrayList<Load>();
      int held = STEP;
      for (int rate = STEP; rate <= options.rate(); rate += STEP) {
        var load = measure(bed, writers, rate, STEP_SECONDS, "step" + rate);
        steps.add(load);
        if (!load.holds()) {
          break;
        }
        held = rate;
      }
      steps.add(measure(bed, writers, held, options.seconds(), "measured"));
      acknowledged.requireAll(bed);
      return section(steps);
    }
  }

  private static Load measure(
      TestBed bed, CommentWriters writers, int rate, int seconds, String phase) throws Exception {
    var cpu = bed.cpu(BUSY);
    var before = cpu.read();
    long ownBefore = ownCpuNanos();
    var result = OpenLoop.run(rate, seconds, number -> writers.write(number, phase));
    var used = CpuClock.between(before, cpu.read());
    used.put("the load driver", (ownCpuNanos() - ownBefore) / 1e9);
    var load = new Load(rate, seconds, result, used);
    System.out.printf(
        Locale.ROOT,
        "%s, %d a second: p99 %.1f ms, %s%n",
        phase,
        rate,
        result.millis(99),
        result.outcomes());
    return load;
  }

  /** A load and what it met. */
  private record Load(int rate, int seconds, OpenLoop.Result result, Map<String, Double> cpu) {
    boolean holds() {
      return result.succeeded() >= ENOUGH * rate * seconds && result.millis(99) <= GOAL_MILLIS;
    }

    double readable() {
      return (double) result.succeeded() / seconds;
    }

    /** Of all that ended with a word that begins so. */
    double ended(String how) {
      return result.outcomes().entrySet().stream()
          .filter(outcome -> outcome.getKey().startsWith(how))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    double failed() {
      return result.outcomes().values().stream().mapToLong(Long::longValue).sum()
          - ended("2")
          - ended("503");
    }

    double cpuMicros(String process) {
      return cpu.getOrDefault(process, 0.0) * 1e6 / result.succeeded();
    }

    double cpuMicros() {
      return cpu.values().stream().mapToDouble(Double::doubleValue).sum()
          * 1e6
          / result.succeeded();
    }
  }

  private static long ownCpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static Section section(List<Load> loads) {
    var table = new ArrayList<List<String>>();
    table.add(row("comments/s asked for", loads, "%,.0f", load -> (double) load.rate()));
    table.add(row("seconds", loads, "%,.0f", load -> (double) load.seconds()));
    table.add(row("comments/s acknowledged and readable", loads, "%,.0f", Load::readable));
    table.add(row("answered 201", loads, "%,.0f", load -> load.ended("201")));
    table.add(row("answered 202, then readable", loads, "%,.0f", load -> load.ended("202")));
    table.add(row("refused with 503", loads, "%,.0f", load -> load.ended("503")));
    table.add(row("ended otherwise", loads, "%,.0f", Load::failed));
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      var name = "ms until readable, p" + Double.toString(percentile).replace(".0", "");
      table.add(row(name, loads, "%.1f", load -> load.result().millis(percentile)));
    }
    for (var process : loads.getFirst().cpu().keySet()) {
      table.add(
          row("CPU µs a comment, " + process, loads, "%.0f", load -> load.cpuMicros(process)));
    }
    table.add(row("CPU µs a comment, all", loads, "%.0f", Load::cpuMicros));
    var about =
        """
        %d members write comments under %d subjects, some far hotter than others, through the door, each begun when its
        time has come (latencies count from then); %s: %d more a second every %d s, until a
        rate does not hold, which means %.0f %% readable, p99 within %.0f ms; last, again, the highest that held. 201 says
        that the comment is committed and readable; after a 202 its author looks, less and less often, until it has its
        floor. At most %d requests are under way, more wait at the driver. Everything, the driver too, shares the
        machine.\
        """
            .formatted(
                MEMBERS,
                CommentWriters.SUBJECTS,
                WarmUp.description(),
                STEP,
                STEP_SECONDS,
                100 * ENOUGH,
                GOAL_MILLIS,
                CommentWriters.CONNECTIONS);
    var last = loads.getLast().result();
    return new Section(
        "publish",
        "Comments through the door, until they can be read",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Milliseconds until a comment can be read",
            "second",
            "ms",
            List.of(last.line("p99", 99), last.line("p50", 50))));
  }

  private static List<String> row(
      String name, List<Load> loads, String format, Function<Load, Double> figure) {
    var row = new ArrayList<String>();
    row.add(name);
    loads.forEach(load -> row.add(String.format(Locale.ROOT, format, figure.apply(load))));
    return row;
  }
}

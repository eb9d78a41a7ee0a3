package io.tulou.e2e.bench;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.local.launcher.Service;
import io.tulou.local.server.ServerKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How fast one worker applies and projects a backlog of commands on one subject. */
final class Drain implements Benchmark {
  private static final SubjectRef HOT = new SubjectRef("video", "hot");
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), Set.of())) {
      var platform = bed.platform();
      var bootstrap = platform.servers().kafkaBootstrap();
      long bytes = new Backlog(bootstrap, HOT, options.keyed()).fill(options.records());
      try (var progress = new GroupProgress(bootstrap, "comment-job", Topic.COMMENT_COMMANDS)) {
        platform.resume(Service.COMMENT_JOB);
        var cpu = bed.cpu(Service.COMMENT_JOB);
        var before = cpu.read();
        var samples = watch(progress, options.records());
        var used = CpuClock.between(before, cpu.read());
        check(bed, options.records());
        platform.stop(Service.COMMENT_JOB);
        int size = (int) (bytes / options.records());
        var producer =
            RawProducer.measure(
                bootstrap, size, options.rounds(), bed.cpu().only(ServerKind.KAFKA.label()));
        return section(options, size, samples, used, producer.rate());
      }
    }
  }

  /** Samples of seconds and records handled, from when the first were until the last. */
  private static List<Plot.Point> watch(GroupProgress progress, int records) throws Exception {
    var samples = new ArrayList<Plot.Point>();
    long begun = System.nanoTime();
    long end = begun + PATIENCE.toNanos();
    long handled = 0;
    while (handled < records) {
      Thread.sleep(LOOK);
      handled = progress.handled();
      if (handled > 0) {
        samples.add(new Plot.Point((System.nanoTime() - begun) / 1e9, handled));
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only %d of %d applied".formatted(handled, records));
      }
    }
    return samples;
  }

  /** Faster than right is no figure. */
  private static void check(TestBed bed, int records) throws Exception {
    try (var connection = bed.database();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT COUNT(*), SUM(root_id = 0), MAX(IF(root_id = 0, floor, 0)),
                       (SELECT comment_count FROM subject WHERE type = 'video' AND id = 'hot')
                FROM comment_index
                """)) {
      row.next();
      long roots = row.getLong(2);
      if (row.getLong(1) != records || row.getLong(3) != roots || row.getLong(4) != records) {
        throw new IllegalStateException(
            "%d of %d comments, floors to %d of %d roots, %d counted"
                .formatted(row.getLong(1), records, row.getLong(3), roots, row.getLong(4)));
      }
    }
  }

  private static Section section(
      BenchOptions options,
      int size,
      List<Plot.Point> samples,
      Map<String, Double> cpu,
      double producer) {
    var first = samples.getFirst();
    var last = samples.getLast();
    double rate = (last.y() - first.y()) / Math.max(last.x() - first.x(), 1e-9);
    var rates = new ArrayList<Plot.Point>();
    int step = Math.max(1, (int) (1 / (LOOK.toMillis() / 1e3)));
    for (int i = step; i < samples.size(); i += step) {
      var from = samples.get(i - step);
      var to = samples.get(i);
      rates.add(new Plot.Point(to.x() - first.x(), (to.y() - from.y()) / (to.x() - from.x())));
    }
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "figure"));
    table.add(List.of("comments/s, applied and projected", number("%,.0f", rate)));
    table.add(List.of("records/s of a bare producer, same size", number("%,.0f", producer)));
    table.add(List.of("share of it", number("1/%.0f", producer / rate)));
    table.add(List.of("bytes a command", Integer.toString(size)));
    cpu.forEach((process, seconds) ->
        table.add(
            List.of(
                "CPU µs a comment, " + process,
                number("%.1f", seconds * 1e6 / options.records()))));
    var about =
        """
        comment-job begins with %,d publish commands of one subject in the log (%s), %s the search index. Measured
        from the first committed offset to the last; afterwards rows, floors and counts are compared with the backlog.
        Limit: the bare statements, without the platform's eight indexes, reach 24,000–30,000/s on such a machine.\
        """
            .formatted(
                options.records(),
                options.keyed() ? "each with an idempotency key" : "without idempotency keys",
                options.search() ? "and keeps" : "without");
    return new Section(
        "drain",
        "Draining a backlog of one hot subject",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Comments applied and projected a second",
            "seconds since the first",
            "comments/s",
            List.of(new Plot.Line("comment-job", rates))));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

package io.tulou.e2e.bench;

import io.lettuce.core.RedisClient;
import io.tulou.local.launcher.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Redis loses everything at the full read load that the platform bears. */
final class Flush implements Benchmark {
  private static final LoadedComments LOADED = new LoadedComments(200);
  private static final int CALLERS = 16;
  private static final int PEAK_CALLS = 6_000;
  private static final int ROUNDS = 3;
  private static final double FULL = 0.7;
  private static final double ANSWERED = 0.99;
  private static final int SECONDS_BEFORE = 15;
  private static final int SECONDS_AFTER = 60;

  @Override
  public String name() {
    return "flush";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS, TestBed.WARMED)) {
      LOADED.fill(bed);
      try (var load = ReadLoad.of(LOADED, bed.platform().url());
          var connection = bed.database()) {
        WarmUp.run(bed.cpu(Service.BFF, Service.COMMENT_SERVICE), load::call);
        double peak = peak(load);
        int rate = (int) (peak * FULL);
        // The second in which the load is, and what had been asked by its beginning.
        var selects = new ConcurrentSkipListMap<Integer, Long>();
        var flushed = new CompletableFuture<Void>();
        var second = new int[] {0};
        var result =
            OpenLoop.runWhile(
                rate,
                SECONDS_BEFORE + SECONDS_AFTER,
                () -> look(bed, connection, selects, second, flushed),
                load::call);
        flushed.get(1, TimeUnit.SECONDS);
        System.out.println(result.outcomes());
        return section(peak, rate, new Seconds(rate, result, queries(selects)));
      }
    }
  }

  private static double peak(ReadLoad load) {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.max(best, ClosedLoop.run(CALLERS, PEAK_CALLS, load::call).rate());
    }
    return best;
  }

  /** At the beginning of each second, on the thread that keeps the time. */
  private static boolean look(
      TestBed bed,
      Connection connection,
      Map<Integer, Long> selects,
      int[] second,
      CompletableFuture<Void> flushed) {
    try {
      selects.put(second[0], selects(connection));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    if (second[0]++ == SECONDS_BEFORE) {
      Thread.ofVirtual()
          .start(() -> {
            try (var client = RedisClient.create(bed.platform().servers().redisUrl())) {
              client.connect().sync().flushall();
              flushed.complete(null);
            } catch (RuntimeException failed) {
              flushed.completeExceptionally(failed);
            }
          });
    }
    return true;
  }

  private static long selects(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
      rows.next();
      return rows.getLong(2);
    }
  }

  private static List<Long> queries(Map<Integer, Long> selects) {
    var counts = List.copyOf(selects.values());
    return IntStream.range(1, counts.size())
        .mapToObj(second -> counts.get(second) - counts.get(second - 1))
        .toList();
  }

  /**
   * What each second was like.
   *
   * @param rate asked for
   * @param queries of MySQL, one less than seconds
   */
  private record Seconds(int rate, OpenLoop.Result result, List<Long> queries) {
    double p99(int second) {
      return result.bySecond().get(second).getValueAtPercentile(99) / 1e6;
    }

    double worstP99(int from, int to) {
      return IntStream.range(from, to).mapToDouble(this::p99).max().orElseThrow();
    }

    long mostQueries(int from, int to) {
      return IntStream.range(from, to).mapToLong(queries::get).max().orElseThrow();
    }

    double median(int from, int to) {
      var sorted = IntStream.range(from, to).mapToLong(queries::get).sorted().toArray();
      return sorted[sorted.length / 2];
    }

    /** From which second after the flush on all are answered, none at twice the worst before. */
    String answersNormalAfter() {
      double usual = 2 * worstP99(SECONDS_BEFORE / 2, SECONDS_BEFORE);
      return after(second ->
          p99(second) > usual || result.bySecond().get(second).getTotalCount() < ANSWERED * rate);
    }

    String queriesNormalAfter() {
      long asked = 2 * mostQueries(SECONDS_BEFORE / 2, SECONDS_BEFORE) + 50;
      return after(second -> queries.get(second) > asked);
    }

    private String after(IntPredicate isUnusual) {
      int last = SECONDS_BEFORE - 1;
      for (int second = SECONDS_BEFORE; second < queries.size(); second++) {
        last = isUnusual.test(second) ? second : last;
      }
      int seconds = last + 1 - SECONDS_BEFORE;
      return last == queries.size() - 1 ? "not within " + seconds : Integer.toString(seconds);
    }
  }

  private static Section section(double peak, int rate, Seconds seconds) {
    int before = SECONDS_BEFORE / 2;
    int end = seconds.queries().size();
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "figure"));
    table.add(row("requests a second, asked for", "%,.0f", rate));
    seconds
        .result()
        .outcomes()
        .forEach(
            (outcome, count) -> table.add(row("answered " + outcome, "%,.0f", (double) count)));
    table.add(
        row(
            "queries of MySQL a second before, median",
            "%,.0f",
            seconds.median(before, SECONDS_BEFORE)));
    table.add(
        row(
            "in the worst second after",
            "%,.0f",
            (double) seconds.mostQueries(SECONDS_BEFORE, end)));
    table.add(row("in the last five, median", "%,.0f", seconds.median(end - 5, end)));
    table.add(
        row(
            "ms, p99 of the worst second before",
            "%.1f",
            seconds.worstP99(before, SECONDS_BEFORE)));
    table.add(
        row("ms, p99 of the worst second after", "%.1f", seconds.worstP99(SECONDS_BEFORE, end)));
    table.add(row("ms, p99 of the worst of the last five", "%.1f", seconds.worstP99(end - 5, end)));
    table.add(List.of("seconds until answers are normal (goal 15)", seconds.answersNormalAfter()));
    table.add(List.of("seconds until queries are normal", seconds.queriesNormalAfter()));
    var about =
        """
        %d subjects with %,d roots each, of which readers without a token ask the door for the first page, some far
        hotter than others, and for single comments of the newest fifty. The peak, %,.0f answers a second, is the best of
        %d closed loops of %d readers, %s; at %.1f of it, each request begun when its time has come, Redis is emptied after
        %d s. What is answered with 200 and is not what is there counts as wrong. Normal is
        99 %% answered, at most twice the worst second before, and for queries 50 more.\
        """
            .formatted(
                LOADED.subjects(),
                LoadedComments.ROOTS,
                peak,
                ROUNDS,
                CALLERS,
                WarmUp.description(),
                FULL,
                SECONDS_BEFORE);
    return new Section(
        "flush",
        "Redis emptied at the full read load",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Queries of MySQL a second",
            "second",
            "queries",
            List.of(
                new Plot.Line(
                    "queries",
                    IntStream.range(0, end)
                        .mapToObj(second ->
                            new Plot.Point(second, (double) seconds.queries().get(second)))
                        .toList()))));
  }

  private static List<String> row(String name, String format, double figure) {
    return List.of(name, String.format(Locale.ROOT, format, figure));
  }
}

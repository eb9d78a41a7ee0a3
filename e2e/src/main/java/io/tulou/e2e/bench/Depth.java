package io.tulou.e2e.bench;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.local.launcher.Service;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page of comments five thousand pages down, against the first. */
final class Depth implements Benchmark {
  private static final SubjectRef DEEP = new SubjectRef("video", "deep");
  private static final String PAGE = "/v1/subjects/video/deep/comments?sort=newest&limit=20";
  private static final String STRIDE = "/v1/subjects/video/deep/comments?sort=newest&limit=50";
  private static final int PAGES_DOWN = 5_000;
  private static final int PAGES_THERE = 100;

  /** Of five commands four are roots; a few pages more than are walked. */
  private static final int COMMANDS = (PAGES_DOWN + 2 * PAGES_THERE) * 20 * 5 / 4;

  private static final int CALLERS = 4;
  private static final int CALLS = 2_000;

  @Override
  public String name() {
    return "depth";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS);
        var pool = new HttpPool(bed.platform().url())) {
      fill(bed);
      var deep = walk(pool);
      var rounds = new Rounds(bed.cpu(Service.BFF, Service.COMMENT_SERVICE));
      for (int round = -2; round < options.rounds(); round++) {
        var kept = round < 0 ? new Rounds(bed.cpu(Service.BFF)) : rounds;
        kept.run("page 1", () -> ClosedLoop.run(CALLERS, CALLS, _ -> get(pool, PAGE)));
        kept.run(
            "page 5,000",
            () ->
                ClosedLoop.run(
                    CALLERS, CALLS, number -> get(pool, deep.get((int) (number % deep.size())))));
      }
      return section(rounds);
    }
  }

  private static void fill(TestBed bed) throws Exception {
    var bootstrap = bed.platform().servers().kafkaBootstrap();
    new Backlog(bootstrap, DEEP, false).fill(COMMANDS);
    try (var progress = new GroupProgress(bootstrap, "comment-job", Topic.COMMENT_COMMANDS)) {
      while (progress.handled() < COMMANDS) {
        Thread.sleep(Duration.ofMillis(200));
      }
    }
  }

  /** The paths of some pages down there. */
  private static List<String> walk(HttpPool pool) throws IOException {
    var paths = new ArrayList<String>();
    var cursor = "";
    for (int seen = 0; paths.size() < PAGES_THERE; ) {
      boolean there = seen >= PAGES_DOWN * 20;
      var base = there ? PAGE : STRIDE;
      var path = cursor.isEmpty() ? base : base + "&cursor=" + encoded(cursor);
      if (there) {
        paths.add(path);
      }
      var answer = pool.call("GET", path, "", "");
      cursor = Crowd.field(answer.body(), "nextCursor");
      if (answer.status() != 200 || cursor.isEmpty()) {
        throw new IllegalStateException(
            "after %d comments: %d %.300s".formatted(seen, answer.status(), answer.body()));
      }
      seen += there ? 20 : 50;
    }
    return paths;
  }

  private static String get(HttpPool pool, String path) throws IOException {
    return Integer.toString(pool.call("GET", path, "", "").status());
  }

  private static String encoded(String cursor) {
    return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  private static Section section(Rounds rounds) throws IOException {
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "page 1", "page 5,000", "ratio (goal ≤ 1.3)"));
    table.add(row(rounds, "ms, median", Rounds.Figure::p50));
    table.add(row(rounds, "ms, p99", Rounds.Figure::p99));
    table.add(row(rounds, "CPU ms a request, servers and services", f -> f.cpuMicros() / 1e3));
    var about =
        """
        A subject with %,d commands, four fifths of them roots; pages of 20 by newest, the first and %d different ones
        five thousand pages down, through the door with %d callers. Medians of rounds of %,d requests, interleaved.\
        """
            .formatted(COMMANDS, PAGES_THERE, CALLERS, CALLS);
    return new Section(
        "depth",
        "A page at any depth",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Median milliseconds of a page",
            "round",
            "ms",
            List.of(
                rounds.line("page 1", Rounds.Figure::p50),
                rounds.line("page 5,000", Rounds.Figure::p50))));
  }

  private static List<String> row(
      Rounds rounds, String name, java.util.function.ToDoubleFunction<Rounds.Figure> figure)
      throws IOException {
    double first = rounds.median("page 1", figure);
    double deep = rounds.median("page 5,000", figure);
    return List.of(name, number(first), number(deep), number(deep / first));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

package io.tulou.e2e.bench;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each derived store from all of its topic, twice, while readers read. */
final class Replay implements Benchmark {
  private static final List<String> WITH_SEARCH =
      Stream.concat(TestBed.NO_LIMITS.stream(), Stream.of("-Dtulou.comment-job.role=all")).toList();

  private static final int SUBJECTS = 100;
  private static final int READS = 50;
  private static final int WITHOUT_SECONDS = 30;
  private static final int LONGEST_SECONDS = 1_800;
  private static final Duration LOOK = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS, WITH_SEARCH);
        var pool = new HttpPool(bed.platform().url());
        var search = new SearchDocuments(bed);
        var operator = new OperatorCalls(bed.platform().url())) {
      discuss(bed, options.records());
      var paths = paths(bed);
      for (int second = 0; second < 3; second++) {
        OpenLoop.run(READS, 10, number -> read(pool, paths, number));
      }
      var without = OpenLoop.run(READS, WITHOUT_SECONDS, number -> read(pool, paths, number));
      var runs = new ArrayList<Run>();
      var redis = List.of(StoreSums.redis(bed));
      long lost = StoreSums.loseSome(bed);
      var cache = new ArrayList<>(redis);
      for (var which : List.of("first", "second")) {
        runs.add(replay(operator, pool, paths, "comment-cache", which));
        cache.add(StoreSums.redis(bed));
      }
      var index = new ArrayList<>(List.of(StoreSums.search(search)));
      search.drop();
      for (var which : List.of("first", "second")) {
        runs.add(replay(operator, pool, paths, "comment-search", which));
        index.add(StoreSums.search(search));
      }
      var after = OpenLoop.run(READS, WITHOUT_SECONDS, number -> read(pool, paths, number));
      return section(new Figures(without, after, runs, lost, cache, index));
    }
  }

  /**
   * One replay.
   *
   * @param reads that were made meanwhile
   */
  private record Run(
      String target, String which, OperatorCalls.Ended ended, OpenLoop.Result reads) {}

  /**
   * All that was found.
   *
   * @param cache checksums of Redis as live traffic left it, and after each replay
   * @param index of Elasticsearch, the same
   */
  private record Figures(
      OpenLoop.Result without,
      OpenLoop.Result after,
      List<Run> runs,
      long lost,
      List<StoreSums.Sum> cache,
      List<StoreSums.Sum> index) {}

  private static void discuss(TestBed bed, int comments) throws Exception {
    var bootstrap = bed.platform().servers().kafkaBootstrap();
    int each = comments / SUBJECTS;
    for (int subject = 0; subject < SUBJECTS; subject++) {
      new Backlog(bootstrap, new SubjectRef("video", "replay-" + subject), false).fill(each);
    }
    try (var applied = new GroupProgress(bootstrap, "comment-job", Topic.COMMENT_COMMANDS);
        var indexed = new GroupProgress(bootstrap, "comment-search", Topic.COMMENT_EVENTS)) {
      // Reads of its own may append commands, and what is applied later appends events.
      while (applied.handled() < (long) each * SUBJECTS || indexed.handled() < indexed.end()) {
        Thread.sleep(LOOK);
      }
    }
  }

  private static List<String> paths(TestBed bed) throws Exception {
    var paths = new ArrayList<String>();
    for (int subject = 0; subject < SUBJECTS; subject++) {
      for (var sort : List.of("hot", "newest")) {
        paths.add("/v1/subjects/video/replay-%d/comments?sort=%s".formatted(subject, sort));
      }
    }
    try (var connection = bed.database();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT comment_id FROM comment_index WHERE comment_id % 97 = 0 LIMIT 10000")) {
      while (rows.next()) {
        paths.add("/v1/comments/" + rows.getLong(1));
      }
    }
    return paths;
  }

  /** A page or a comment, as often the one as the other. */
  private static String read(HttpPool pool, List<String> paths, long number) throws IOException {
    var random = new Random(number * 31 + 7);
    int pages = 2 * SUBJECTS;
    int at =
        random.nextBoolean() || paths.size() == pages
            ? random.nextInt(pages)
            : pages + random.nextInt(paths.size() - pages);
    return Integer.toString(pool.call("GET", paths.get(at), "", "").status());
  }

  private static Run replay(
      OperatorCalls operator, HttpPool pool, List<String> paths, String target, String which)
      throws Exception {
    var request =
        Map.<String, Object>of(
            "topic",
            Topic.COMMENT_EVENTS.topicName(),
            "from",
            "2020-01-01T00:00:00.000Z",
            "target",
            target);
    var done = new CompletableFuture<OperatorCalls.Ended>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            done.complete(operator.done("replays", request));
          } catch (InterruptedException | RuntimeException failed) {
            done.completeExceptionally(failed);
          }
        });
    var reads =
        OpenLoop.runWhile(
            READS, LONGEST_SECONDS, () -> !done.isDone(), number -> read(pool, paths, number));
    System.out.println(target + " " + which + " " + reads.outcomes());
    return new Run(target, which, done.get(), reads);
  }

  private static Section section(Figures figures) {
    var table = new ArrayList<List<String>>();
    table.add(
        List.of(
            "",
            "events",
            "changed",
            "events/s",
            "reads ms, p50",
            "reads ms, p99",
            "% 200",
            "checksum afterwards"));
    var live = figures.cache().getFirst().hash() + "; " + figures.index().getFirst().hash();
    table.add(row("no replay, before", null, figures.without(), live));
    for (int i = 0; i < figures.runs().size(); i++) {
      var run = figures.runs().get(i);
      var sums = i < 2 ? figures.cache() : figures.index();
      var sum = sums.get(1 + i % 2);
      table.add(
          row(
              run.target() + ", " + run.which(),
              run.ended(),
              run.reads(),
              "%s over %,d".formatted(sum.hash(), sum.items())));
    }
    table.add(row("no replay, after", null, figures.after(), ""));
    var about =
        """
        A topic as the workers made it from publish commands under %d subjects, a fifth of them replies. All of it is
        replayed into Redis, twice, after %,d entries of comments were taken away there; then into Elasticsearch, twice,
        after its index was dropped. Meanwhile %d reads a second through the door, half of them pages, half single
        comments, each begun when its time has come. Checksums are over all keys of subjects and all documents with
        their versions; in the first line those that live traffic left, which gives Redis only what is read.\
        """
            .formatted(SUBJECTS, figures.lost(), READS);
    return new Section(
        "replay",
        "Replaying a topic twice while readers read",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Milliseconds of a read, p99 by second",
            "second",
            "ms",
            List.of(
                figures.without().line("no replay", 99),
                figures.runs().get(0).reads().line("into Redis", 99),
                figures.runs().get(2).reads().line("into Elasticsearch", 99))));
  }

  private static List<String> row(
      String name, OperatorCalls.@Nullable Ended ended, OpenLoop.Result reads, String sum) {
    long all = reads.outcomes().values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        name,
        ended == null ? "" : String.format(Locale.ROOT, "%,d", ended.count("read")),
        ended == null ? "" : String.format(Locale.ROOT, "%,d", ended.count("applied")),
        ended == null ? "" : String.format(Locale.ROOT, "%,.0f", ended.perSecond()),
        String.format(Locale.ROOT, "%.1f", reads.millis(50)),
        String.format(Locale.ROOT, "%.1f", reads.millis(99)),
        String.format(Locale.ROOT, "%.2f", 100.0 * reads.succeeded() / all),
        sum);
  }
}

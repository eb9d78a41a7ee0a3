package io.tulou.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A new search index over many comments, while others are written through the door. */
final class Reindex implements Benchmark {
  private static final int RATE = 200;
  private static final int LONGEST_SECONDS = 1_800;
  private static final int BARE_DOCUMENTS = 50_000;
  private static final List<String> WITH_SEARCH = List.of("-Dtulou.comment-job.role=all");

  @Override
  public String name() {
    return "reindex";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    var loaded = new LoadedComments(Math.max(1, options.records() / LoadedComments.ROOTS));
    var acknowledged = new Acknowledged();
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS, WITH_SEARCH);
        var search = new SearchDocuments(bed);
        var operator = new OperatorCalls(bed.platform().url());
        var writers = new LogWriters(bed.platform().servers().kafkaBootstrap(), acknowledged)) {
      loaded.fill(bed);
      System.out.println("loaded; reindexing");
      var done = new CompletableFuture<OperatorCalls.Ended>();
      Thread.ofVirtual().start(() -> complete(done, operator, options.rate()));
      var written = OpenLoop.runWhile(RATE, LONGEST_SECONDS, () -> !done.isDone(), writers::write);
      var ended = done.get();
      System.out.println(written.outcomes());
      var missing = acknowledged.missing(bed);
      System.out.println("without a row: " + missing);
      var check = operator.done("search-checks", Map.of("dryRun", true));
      long rows = rows(bed);
      var found =
          new Found(
              rows,
              search.count(),
              check.count("applied") + check.count("failed"),
              acknowledged.count(),
              missing.size());
      return section(
          options, loaded, ended, written, check, found, search.bareBulk(BARE_DOCUMENTS));
    }
  }

  private static void complete(
      CompletableFuture<OperatorCalls.Ended> done, OperatorCalls operator, int rate) {
    try {
      done.complete(operator.done("reindex", Map.of("ratePerSecond", rate)));
    } catch (InterruptedException | RuntimeException failed) {
      done.completeExceptionally(failed);
    }
  }

  private static long rows(TestBed bed) throws Exception {
    try (var connection = bed.database();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT COUNT(*) FROM comment_index")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Afterwards. */
  private record Found(
      long rows, long documents, long differences, long acknowledged, long missing) {}

  private static Section section(
      BenchOptions options,
      LoadedComments loaded,
      OperatorCalls.Ended ended,
      OpenLoop.Result written,
      OperatorCalls.Ended check,
      Found found,
      double bare) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "figure"));
    table.add(row("rows loaded before", "%,.0f", loaded.comments()));
    table.add(
        row("seconds from the first row until the alias has moved", "%,.0f", ended.seconds()));
    table.add(row("rows/s, those of the log included", "%,.0f", ended.perSecond()));
    table.add(row("documents/s of bare bulk requests, no writes beside", "%,.0f", bare));
    table.add(row("share of it", "1/%.1f", bare / ended.perSecond()));
    table.add(row("rows and events read", "%,.0f", ended.count("read")));
    table.add(row("documents written", "%,.0f", ended.count("applied")));
    table.add(row("documents refused", "%,.0f", ended.count("failed")));
    table.add(
        row(
            "comments/s written to the log meanwhile (asked for: " + RATE + ")",
            "%,.0f",
            written.succeeded() / Math.max(1.0, written.bySecond().size())));
    table.add(row("written in all", "%,.0f", found.acknowledged()));
    table.add(
        row("of them without a row once the log is applied (goal 0)", "%,.0f", found.missing()));
    table.add(row("ms until the log has one, p50", "%,.1f", written.millis(50)));
    table.add(row("ms until the log has one, p99", "%,.1f", written.millis(99)));
    table.add(row("rows at the end", "%,.0f", found.rows()));
    table.add(row("documents at the end", "%,.0f", found.documents()));
    table.add(row("rows/s of the check", "%,.0f", check.perSecond()));
    table.add(row("differences that the check finds (goal 0)", "%,.0f", found.differences()));
    var about =
        """
        The tables hold %,d comments that Elasticsearch knows nothing of. While %d comments a second are written by
        commands in the log, as comment-service and imports do, a new index is built with at most %,d rows a second (--rate) and put behind the alias. Then the check, which repairs nothing in this run,
        compares every row with its document. Bare: %,d of the documents, ready as bytes, into an index of the same
        fields, a thousand in a request.\
        """
            .formatted(loaded.comments(), RATE, options.rate(), BARE_DOCUMENTS);
    return new Section(
        "reindex",
        "A new search index while comments are written",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Rows in the new index",
            "seconds",
            "rows and events read",
            List.of(new Plot.Line("reindex", ended.progress()))));
  }

  private static List<String> row(String name, String format, Number value) {
    return List.of(name, String.format(Locale.ROOT, format, value.doubleValue()));
  }
}

package io.tulou.e2e.bench;

import io.tulou.local.server.StackHome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tulou bench}: runs benchmarks and writes their sections of docs/benchmarks.md. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Runs benchmarks and writes docs/benchmarks.md; all of them without a NAME.")
final class Bench implements Callable<Integer> {
  private static final List<Benchmark> ALL =
      List.of(
          new Drain(),
          new Publish(),
          new Flush(),
          new Depth(),
          new Heartbeat(),
          new LiveStreams(),
          new Overload(),
          new Stopped(),
          new Refusal(),
          new HotPage(),
          new WarmPage(),
          new RedisPage(),
          new Mechanisms(),
          new Start(),
          new Reindex(),
          new Replay(),
          new Decisions());

  @Parameters(
      paramLabel = "NAME",
      description =
          "drain, publish, flush, depth, heartbeat, live, overload, stopped, refusal, hot, warm, redis,"
              + " mechanisms, start, reindex, replay, decisions")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--records",
      defaultValue = "1000000",
      description = "Size of a backlog (default: ${DEFAULT-VALUE}).")
  private int records;

  @Option(
      names = "--rate",
      defaultValue = "2000",
      description = "Requests a second of an open load (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long a load is kept up (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds of which the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--keyed", description = "Give each command an idempotency key.")
  private boolean keyed;

  @Option(names = "--search", description = "Keep the search index meanwhile.")
  private boolean search;

  @Option(names = "--profile", description = "Record the services with JFR.")
  private boolean profile;

  @Option(names = "--dry", description = "Print the sections, write nothing.")
  private boolean dry;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var root = StackHome.find().root();
    var options = new BenchOptions(records, rate, seconds, rounds, keyed, search, profile, root);
    var page = new BenchmarksPage(root, Machine.read(root));
    for (var benchmark : chosen()) {
      System.out.println(benchmark.name());
      var section = benchmark.run(options);
      System.out.println(section.markdown());
      if (!dry) {
        page.put(section);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Benchmark> chosen() {
    if (names.isEmpty()) {
      return ALL;
    }
    return names.stream()
        .map(name ->
            ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no benchmark " + name)))
        .toList();
  }
}

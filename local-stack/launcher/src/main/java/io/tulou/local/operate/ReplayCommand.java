package io.tulou.local.operate;

import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tulou replay}: reads a topic again into a derived store. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a derived store to the present state of all that a topic speaks of.",
      "Live traffic goes on; it can be repeated at any time."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:the platform is not up, or it was cancelled or failed"})
public final class ReplayCommand implements Callable<Integer> {
  /** Topics by target. */
  private static final Map<String, String> TOPICS =
      new TreeMap<>(
          Map.of(
              "comment-cache", "comment.events",
              "comment-search", "comment.events",
              "feed", "feed.posts",
              "history", "history.entries"));

  private final StackHome home;
  private final PrintWriter out;

  @Mixin private OperateOptions options = new OperateOptions();

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..1",
      description = "comment-cache, comment-search, feed or history.")
  private @Nullable String target;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "1970-01-01T00:00:00Z",
      description = "What was appended then or later, as 2026-11-24T08:00:00Z (default: all).")
  private String from = "";

  @Option(names = "--to", paramLabel = "TIME", description = "And before then (default: now).")
  private @Nullable String to;

  @Option(names = "--dry-run", description = "Only count what would change.")
  private boolean dryRun;

  public ReplayCommand(StackHome home, PrintWriter out) {
    this.home = home;
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    var request = new TreeMap<String, Object>();
    if (options.isNew()) {
      var topic = target == null ? null : TOPICS.get(target);
      if (target == null || topic == null) {
        throw new ServerFailure("Say which of " + String.join(", ", TOPICS.keySet()));
      }
      request.put("target", target);
      request.put("topic", topic);
      request.put("from", from);
      request.put("dryRun", dryRun);
      if (to != null) {
        request.put("to", to);
      }
      if (options.rate() != null) {
        request.put("ratePerSecond", options.rate());
      }
    }
    return options.run(home, out, "replays", request);
  }
}

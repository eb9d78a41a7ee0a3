package io.tulou.local.operate;

import io.tulou.local.launcher.RunningPlatform;
import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every operation from the command line has in common. */
final class OperateOptions {
  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "At most so many a second (default: as fast as it goes).")
  private @Nullable Integer rate;

  @Option(names = "--cancel", paramLabel = "ID", description = "End an earlier one instead.")
  private @Nullable String cancel;

  @Option(names = "--follow", paramLabel = "ID", description = "Show an earlier one instead.")
  private @Nullable String follow;

  @Nullable Integer rate() {
    return rate;
  }

  /** Whether there is a wish for a new one. */
  boolean isNew() {
    return cancel == null && follow == null;
  }

  /** Starts one, or goes on with the one that is named; the exit status. */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives none again where there is no terminal
  int run(StackHome home, PrintWriter out, String kind, Map<String, Object> request)
      throws InterruptedException {
    var console = System.console();
    try (var operator = new Operator(RunningPlatform.require(home.root()))) {
      String id = follow;
      if (cancel != null) {
        id = cancel;
        operator.cancel(kind, cancel);
      }
      if (id == null) {
        id = operator.start(kind, request).path("id").asString();
      }
      return new Following(operator, out, console != null && console.isTerminal()).follow(kind, id);
    }
  }
}

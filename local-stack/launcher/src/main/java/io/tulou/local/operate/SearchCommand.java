package io.tulou.local.operate;

import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./tulou search}: care for the search index. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Builds the search index anew, or compares it with the comments.")
public final class SearchCommand {
  private final StackHome home;
  private final PrintWriter out;

  public SearchCommand(StackHome home, PrintWriter out) {
    this.home = home;
    this.out = out;
  }

  @Command(
      name = "reindex",
      mixinStandardHelpOptions = true,
      description = "Builds a new index beside the live one and puts it in its place.")
  int reindex(@Mixin OperateOptions options) throws InterruptedException {
    var request = new TreeMap<String, Object>();
    if (options.rate() != null) {
      request.put("ratePerSecond", options.rate());
    }
    return options.run(home, out, "reindex", request);
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Compares every comment's version with the index; repairs and tells.")
  int check(
      @Mixin OperateOptions options,
      @Option(names = "--dry-run", description = "Only tell.") boolean dryRun)
      throws InterruptedException {
    var request = new TreeMap<String, Object>();
    request.put("dryRun", dryRun);
    if (options.rate() != null) {
      request.put("ratePerSecond", options.rate());
    }
    return options.run(home, out, "search-checks", request);
  }
}

package io.tulou.local.importer;

import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./tulou import}: real input for the running platform. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Imports discussions and graphs into the running platform.",
      "An interrupted import goes on where it was; a repeated one changes nothing."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything is imported",
      "1:the platform is not up, or the import did not finish",
      "2:some lines could not be imported, all others are"
    })
public final class ImportCommand {
  private final Supplier<ImportTarget> target;
  private final PrintWriter out;

  /** Imports into the platform that runs from a checkout. */
  public ImportCommand(StackHome home, PrintWriter out) {
    this(() -> ImportTarget.running(home), out);
  }

  /** Imports into any platform; it is asked for when an import begins. */
  public ImportCommand(Supplier<ImportTarget> target, PrintWriter out) {
    this.target = target;
    this.out = out;
  }

  @Command(
      name = "stackexchange",
      mixinStandardHelpOptions = true,
      description = {
        "Imports a discussion: JSON lines of subjects, roots and replies;",
        "the users from FILE-users.tsv, the votes from FILE-votes.tsv.",
        "Votes name nobody: likes and dislikes are those of made-up members without a profile."
      })
  int stackExchange(@Mixin CommonOptions common, @Mixin WaitOption wait)
      throws IOException, InterruptedException {
    var options =
        new StackExchangeOptions(
            common.file(), common.source(), common.members(), common.restart(), wait.time());
    return new StackExchangeImport(options, target.get(), out).run();
  }

  @Command(
      name = "disqus",
      mixinStandardHelpOptions = true,
      description = {
        "Imports the XML that Disqus exports: threads as subjects, posts as comments.",
        "Spam is left out; a deleted post comes without its text."
      })
  int disqus(@Mixin CommonOptions common, @Mixin WaitOption wait)
      throws IOException, InterruptedException {
    var members = new ArchiveMembers(common.members());
    return archive(common, wait, new DisqusArchive(common.file(), common.source(), members));
  }

  @Command(
      name = "wordpress",
      mixinStandardHelpOptions = true,
      description = {
        "Imports WordPress eXtended RSS: the comments of posts and pages.",
        "Pings, spam and what was not approved are left out."
      })
  int wordPress(@Mixin CommonOptions common, @Mixin WaitOption wait)
      throws IOException, InterruptedException {
    var members = new ArchiveMembers(common.members());
    return archive(common, wait, new WordPressArchive(common.file(), common.source(), members));
  }

  @Command(
      name = "ndjson",
      mixinStandardHelpOptions = true,
      description = {
        "Imports what ./tulou export has written: subjects and members keep their ids.",
        "What awaited review is left out."
      })
  int ndjson(@Mixin CommonOptions common, @Mixin WaitOption wait)
      throws IOException, InterruptedException {
    return archive(common, wait, new NdjsonArchive(common.file()));
  }

  private int archive(CommonOptions common, WaitOption wait, Archive archive)
      throws IOException, InterruptedException {
    return new ArchiveImport(archive, common.source(), target.get(), out)
        .run(common.restart(), wait.time());
  }

  @Command(
      name = "graph",
      mixinStandardHelpOptions = true,
      description = {
        "Imports who follows whom: two numbers a line. A table with a header and commas",
        "means both directions, anything else that the first follows the second."
      })
  int graph(
      @Mixin CommonOptions common,
      @Option(names = "--mutual", description = "A line means both directions.") boolean mutual,
      @Option(names = "--directed", description = "A line means that the first follows the second.")
          boolean directed)
      throws IOException {
    if (mutual && directed) {
      throw new ServerFailure("Either --mutual or --directed, not both");
    }
    var options =
        new GraphOptions(
            common.file(),
            common.source(),
            common.members(),
            mutual == directed ? null : mutual,
            common.restart());
    return new GraphImport(options, target.get(), out).run();
  }
}

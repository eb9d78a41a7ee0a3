package io.tulou.local.exporter;

import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tulou export}: all comments as lines of JSON. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all comments as lines of JSON, which ./tulou import ndjson reads.",
      "An interrupted export goes on where it was; what authors have deleted goes without its text."
    })
public final class ExportCommand implements Callable<Integer> {
  private final Supplier<ExportSource> source;
  private final PrintWriter out;

  @Parameters(paramLabel = "FILE", description = "Where to; replaced when all is written.")
  private Path file = Path.of("");

  @Option(names = "--restart", description = "Begin again, also after an interruption.")
  private boolean restart;

  /** Exports the platform that runs from a checkout. */
  public ExportCommand(StackHome home, PrintWriter out) {
    this(() -> ExportSource.running(home), out);
  }

  /** Exports any platform; it is asked for when the export begins. */
  public ExportCommand(Supplier<ExportSource> source, PrintWriter out) {
    this.source = source;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    try {
      long comments = new Export(file.toAbsolutePath(), out).run(source.get(), restart);
      out.printf("%s: %,d comments%n", file, comments);
      return ExitCode.OK;
    } catch (SQLException away) {
      throw new ServerFailure(
          "The database does not answer: %s; run the same export again, it goes on from here"
              .formatted(away.getMessage()),
          away);
    }
  }
}

package io.tulou.local.launcher;

import io.tulou.local.exporter.ExportCommand;
import io.tulou.local.importer.ImportCommand;
import io.tulou.local.operate.ReplayCommand;
import io.tulou.local.operate.SearchCommand;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The commands of {@code ./tulou}, but for {@code test}, which the script runs itself. */
@Command(
    name = "tulou",
    version = "Tulou 0.1.0",
    description = "Runs Tulou on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "./tulou test runs all tests, ./tulou bench the benchmarks,",
      "./tulou format writes the code as the build wants it."
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(StackHome.find(), Terminal.ofThisProcess(), args));
  }

  static int run(StackHome home, Terminal terminal, String... args) {
    var commands = new CommandLine(new Main());
    commands.setOut(terminal.out());
    commands.setErr(terminal.err());
    subcommands(home, terminal).forEach(commands::addSubcommand);
    commands.setExecutionExceptionHandler((failure, _, _) -> report(home, failure, terminal.err()));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    return args.length == 0 ? usage(commands) : commands.execute(args);
  }

  /** Every command, in the order of the help text. */
  private static List<Object> subcommands(StackHome home, Terminal terminal) {
    return List.of(
        new Up(home, terminal.out()),
        new Down(home, terminal.out()),
        new Status(home, terminal.out()),
        new Logs(home, terminal.out()),
        new Reset(home, terminal),
        new ImportCommand(home, terminal.out()),
        new ExportCommand(home, terminal.out()),
        new ReplayCommand(home, terminal.out()),
        new SearchCommand(home, terminal.out()),
        new Prepare(home, terminal.out()));
  }

  private static int usage(CommandLine commands) {
    commands.usage(commands.getOut());
    return ExitCode.OK;
  }

  /** A failure that is known says what to do; any other leaves its trace in a file. */
  private static int report(StackHome home, Exception failure, PrintWriter err) throws IOException {
    if (failure instanceof ServerFailure) {
      err.println(failure.getMessage());
    } else {
      var file = TulouFolder.of(home.root()).path().resolve("failure.log");
      Files.createDirectories(file.getParent());
      try (var writer = new PrintWriter(Files.newBufferedWriter(file))) {
        failure.printStackTrace(writer);
      }
      err.println("Unexpected: " + failure + "; the trace is in " + file);
    }
    return ExitCode.SOFTWARE;
  }
}

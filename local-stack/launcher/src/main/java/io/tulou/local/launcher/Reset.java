package io.tulou.local.launcher;

import io.tulou.local.server.StackHome;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./tulou reset}: back to the state before the first {@code up}. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Stops everything and deletes all data.")
final class Reset implements Callable<Integer> {
  private final StackHome home;
  private final PrintWriter out;
  private final InputStream in;

  @Option(names = "--yes", description = "Don't ask.")
  private boolean yes;

  Reset(StackHome home, Terminal terminal) {
    this.in = terminal.in();
    this.out = terminal.out();
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    var folder = TulouFolder.of(home.root());
    if (!yes && !isConfirmed(folder)) {
      out.println("Nothing was deleted");
      return ExitCode.SOFTWARE;
    }
    new Shutdown(folder).run();
    folder.delete();
    out.println("Deleted " + folder.path());
    return ExitCode.OK;
  }

  private boolean isConfirmed(TulouFolder folder) {
    out.printf("Delete %s with all its data? [y/N] ", folder.path());
    out.flush();
    var answers = new Scanner(in, StandardCharsets.UTF_8);
    return answers.hasNextLine() && answers.nextLine().strip().equalsIgnoreCase("y");
  }
}

package io.tulou.local.launcher;

import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tulou reset}: back to the state before the first {@code up}. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Stops everything and deletes all data.")
final class Reset implements Callable<Integer> {
  private final StackHome home;

  @Option(names = "--yes", description = "Don't ask.")
  private boolean yes;

  @Spec private @Nullable CommandSpec spec;

  Reset(StackHome home) {
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    var folder = TulouFolder.of(home.root());
    var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
    if (!yes && !isConfirmed(folder)) {
      out.println("Nothing was deleted");
      return ExitCode.SOFTWARE;
    }
    new Shutdown(folder).run();
    folder.delete();
    out.println("Deleted " + folder.path());
    return ExitCode.OK;
  }

  private static boolean isConfirmed(TulouFolder folder) {
    var console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    var answer = console.readLine("Delete %s with all its data? [y/N] ", folder.path());
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }
}

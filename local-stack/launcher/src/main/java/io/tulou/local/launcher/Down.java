package io.tulou.local.launcher;

import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./tulou down}: stops a running {@code up}, or what a killed one has left. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops everything that up has started; data stays.")
final class Down implements Callable<Integer> {
  private final StackHome home;

  @Spec private @Nullable CommandSpec spec;

  Down(StackHome home) {
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
    var ended = new Shutdown(TulouFolder.of(home.root())).run();
    out.println(ended ? "Stopped" : "Nothing was running");
    return ExitCode.OK;
  }
}

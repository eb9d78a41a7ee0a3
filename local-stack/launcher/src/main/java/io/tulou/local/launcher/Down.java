package io.tulou.local.launcher;

import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ./tulou down}: stops a running {@code up}, or what a killed one has left. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops everything that up has started; data stays.")
final class Down implements Callable<Integer> {
  private final StackHome home;
  private final PrintWriter out;

  Down(StackHome home, PrintWriter out) {
    this.out = out;
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    var ended = new Shutdown(TulouFolder.of(home.root())).run();
    out.println(ended ? "Stopped" : "Nothing was running");
    return ExitCode.OK;
  }
}

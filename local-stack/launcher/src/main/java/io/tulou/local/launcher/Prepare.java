package io.tulou.local.launcher;

import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The last step of a build: makes the services start fast. Called by the script alone. */
@Command(
    name = "prepare",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Unpacks what was built, and makes the caches that let it start fast.")
final class Prepare implements Callable<Integer> {
  private final StackHome home;
  private final PrintWriter out;

  Prepare(StackHome home, PrintWriter out) {
    this.out = out;
    this.home = home;
  }

  /** A service that could not be prepared starts all the same. */
  @Override
  public Integer call() throws Exception {
    try (var training = Training.in(home)) {
      for (var service : Service.values()) {
        try {
          if (training.run(service)) {
            out.println("Prepared " + service.label());
          }
        } catch (ServerFailure failure) {
          out.println(failure.getMessage());
        }
        out.flush();
      }
    }
    return ExitCode.OK;
  }
}

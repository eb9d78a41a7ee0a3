package io.tulou.local.launcher;

import io.tulou.local.server.PidFiles;
import io.tulou.local.server.ProcessIdentity;
import io.tulou.local.server.StackHome;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ./tulou status}: what runs, and whether it is ready. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what runs; exit status 3 when Tulou does not.")
final class Status implements Callable<Integer> {
  private static final int NOT_RUNNING = 3;

  private final StackHome home;
  private final PrintWriter out;

  Status(StackHome home, PrintWriter out) {
    this.out = out;
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    var folder = TulouFolder.of(home.root());
    var running = RunningPlatform.find(folder);
    if (running.isEmpty()) {
      out.println("Tulou is not running");
    } else {
      out.printf(
          "Tulou %s as process %d at %s%n",
          running.get().ready() ? "runs" : "starts",
          running.get().process().pid(),
          running.get().url());
    }
    PidFiles.in(folder.serverData())
        .forEach((name, who) -> line(name, who, who.isAlive() ? "runs" : "ended"));
    var ports = PlatformPorts.standard(0, running.map(RunningPlatform::portShift).orElse(0));
    try (var readiness = new Readiness(ports)) {
      for (var entry : PidFiles.in(folder.serviceData()).entrySet()) {
        line(entry.getKey(), entry.getValue(), state(readiness, entry.getKey(), entry.getValue()));
      }
    }
    return running.isEmpty() ? NOT_RUNNING : ExitCode.OK;
  }

  private static String state(Readiness readiness, String name, ProcessIdentity who)
      throws InterruptedException {
    if (!who.isAlive()) {
      return "ended";
    }
    var service = Service.named(name);
    return service.isPresent() && readiness.isReady(service.get()) ? "ready" : "not ready";
  }

  private void line(String name, ProcessIdentity who, String state) {
    out.printf("  %-18s %8d  %s%n", name, who.pid(), state);
  }
}

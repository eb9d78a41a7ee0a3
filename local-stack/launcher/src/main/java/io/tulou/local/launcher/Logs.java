package io.tulou.local.launcher;

import io.tulou.local.server.ManagedProcess;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tulou logs SERVICE}: the end of a service's or server's log. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Prints the end of the log of a service or server.")
final class Logs implements Callable<Integer> {
  private final TulouFolder folder;
  private final PrintWriter out;

  @Parameters(paramLabel = "SERVICE", description = "For example comment-job, or kafka.")
  private String service = "";

  @Option(names = "-f", description = "Go on printing what is added.")
  private boolean follow;

  @Option(names = "-n", defaultValue = "100", description = "Lines (default: ${DEFAULT-VALUE}).")
  private int lines = 100;

  Logs(StackHome home, PrintWriter out) {
    this.out = out;
    this.folder = TulouFolder.of(home.root());
  }

  @Override
  public Integer call() throws Exception {
    var log = find();
    var position = Files.size(log);
    ManagedProcess.tail(log, lines).forEach(out::println);
    out.flush();
    if (follow) {
      new LogFollower(log, position).copyTo(out);
    }
    return ExitCode.OK;
  }

  private Path find() throws IOException {
    var known = new TreeSet<String>();
    for (var data : new Path[] {folder.serverData(), folder.serviceData()}) {
      var logs = data.resolve("logs");
      var log = logs.resolve(service + ".log");
      if (service.matches("[a-z-]+") && Files.exists(log)) {
        return log;
      }
      if (Files.isDirectory(logs)) {
        try (Stream<Path> files = Files.list(logs)) {
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(".log"))
              .forEach(name -> known.add(name.substring(0, name.length() - 4)));
        }
      }
    }
    throw new ServerFailure(
        known.isEmpty()
            ? "There are no logs yet; start Tulou with: ./tulou up"
            : "No log of %s; there are %s".formatted(service, String.join(", ", known)));
  }
}

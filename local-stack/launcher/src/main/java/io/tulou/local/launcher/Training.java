package io.tulou.local.launcher;

import io.tulou.local.server.Memory;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a service once without any server, up to where it would begin to listen, so that the JVM
 * keeps what it has loaded and linked by then in a cache for later starts (JEP 483, 514).
 */
final class Training implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 300;

  private final TulouFolder folder;
  private final ServiceLaunch launch;

  private Training(TulouFolder folder, ServiceLaunch launch) {
    this.folder = folder;
    this.launch = launch;
  }

  static Training in(StackHome home) throws IOException {
    var folder = Files.createTempDirectory("tulou-training").toAbsolutePath();
    var options =
        new PlatformOptions(
            home,
            folder,
            PlatformOptions.LOOPBACK,
            PlatformPorts.free(),
            Memory.NORMAL,
            false,
            false,
            EnumSet.allOf(Service.class),
            List.of());
    return new Training(
        new TulouFolder(folder),
        new ServiceLaunch(options, ServerAddresses.nowhere(), Secrets.in(folder)));
  }

  /**
   * Unpacks the service and makes its cache, unless that has been done since it was built.
   *
   * @return whether there was anything to do
   * @throws ServerFailure if it can't; the service starts without, only slower
   */
  boolean run(Service service) throws IOException, InterruptedException {
    var program = launch.program(service);
    program.prepare();
    if (program.isTrained()) {
      return false;
    }
    var log = folder.path().resolve(service.label() + ".log");
    var fresh = program.cache().resolveSibling("start.new");
    var command = new ArrayList<>(launch.jvm());
    command.addAll(program.trainingArguments(fresh));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(launch.environment(service));
    var process = builder.redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || process.exitValue() != 0
          || !Files.exists(fresh)) {
        throw new ServerFailure(
            "%s can't be prepared to start fast: %s".formatted(service.label(), lastLine(log)));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    Files.move(fresh, program.cache());
    return true;
  }

  @Override
  public void close() throws IOException {
    folder.delete();
  }

  private static String lastLine(Path log) throws IOException {
    var lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it says nothing" : lines.getLast();
  }
}

package io.tulou.local.testing;

import io.tulou.local.server.ManagedProcess;
import io.tulou.local.server.ProcessIdentity;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the keeper apart from this process, so that it outlives the module that asked first. */
record KeeperStart(StackHome home, SharedFiles files) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LINGER = "TULOU_TEST_SERVERS_LINGER";

  /** Returns when the servers answer; call it under the lock. */
  void run() throws IOException, InterruptedException {
    ProcessIdentity.read(files.keeper())
        .flatMap(ProcessIdentity::find)
        .ifPresent(KeeperStart::endAndWait);
    files.withdraw();
    files.deleteServers();
    files.lease(owner().orElseGet(KeeperStart::self));
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            copyOfOurCode().toString(),
            Keeper.class.getName(),
            home.root().toString(),
            files.directory().toString(),
            Long.toString(linger().toSeconds())));
    var keeper =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(files.keeperLog().toFile())
            .start();
    awaitEndpoints(keeper);
  }

  /**
   * The build that runs this test: the nearest Java above this process. An IDE is not one, so there
   * the test process itself holds the lease.
   */
  static Optional<ProcessIdentity> owner() {
    return Stream.iterate(
            ProcessHandle.current().parent(),
            Optional::isPresent,
            p -> p.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .filter(process -> process.info().command().filter(c -> c.endsWith("/java")).isPresent())
        .map(ProcessIdentity::of)
        .findFirst();
  }

  static ProcessIdentity self() {
    return ProcessIdentity.of(ProcessHandle.current());
  }

  /** At the end of a build nothing follows; between two runs in an IDE a minute is short. */
  private static Duration linger() {
    var wanted = System.getenv(LINGER);
    if (wanted != null) {
      return Duration.ofSeconds(Long.parseLong(wanted));
    }
    return owner().isPresent() ? Duration.ZERO : Duration.ofMinutes(1);
  }

  private void awaitEndpoints(Process keeper) throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!files.isServing()) {
      if (!keeper.isAlive() || System.nanoTime() > end) {
        keeper.destroy();
        throw new ServerFailure(
            "The shared test servers did not start; the end of %s says:%n  %s"
                .formatted(
                    files.keeperLog(),
                    String.join("\n  ", ManagedProcess.tail(files.keeperLog(), 12))));
      }
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  /** A build may replace our jar or classes while the keeper runs from them. */
  private Path copyOfOurCode() throws IOException {
    try {
      var source =
          Path.of(Keeper.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      SharedFiles.deleteTree(files.keeperCode());
      try (Stream<Path> all = Files.walk(source)) {
        for (var file : all.filter(Files::isRegularFile).toList()) {
          var copy =
              files
                  .keeperCode()
                  .resolve(
                      Files.isDirectory(source)
                          ? source.relativize(file).toString()
                          : "servers.jar");
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return Files.isDirectory(source)
          ? files.keeperCode()
          : files.keeperCode().resolve("servers.jar");
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static void endAndWait(ProcessHandle keeper) {
    keeper.destroy();
    keeper.onExit().join();
  }
}

package io.tulou.local.testing;

import io.tulou.local.server.LocalServers;
import io.tulou.local.server.Memory;
import io.tulou.local.server.ProcessIdentity;
import io.tulou.local.server.ServerOptions;
import io.tulou.local.server.ServerPorts;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process that holds the shared servers. It starts them, writes where they are, and ends with
 * them when the last process that leased them has been gone for a while.
 */
final class Keeper {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private Keeper() {}

  /**
   * Runs until nobody needs the servers.
   *
   * @param args the checkout's root, the directory of the shared servers, and for how many seconds
   *     they stay when nobody leases them any more
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var files = new SharedFiles(Path.of(args[1]));
    var linger = Duration.ofSeconds(Long.parseLong(args[2]));
    ProcessIdentity.of(ProcessHandle.current()).write(files.keeper());
    try (var servers = LocalServers.start(options(Path.of(args[0]), files))) {
      Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
      Endpoints.of(servers).write(files.endpoints());
      waitUntilUnused(files, linger);
    } finally {
      files.deleteServers();
    }
  }

  private static ServerOptions options(Path root, SharedFiles files) {
    return new ServerOptions(
        new StackHome(root), files.data(), "127.0.0.1", ServerPorts.free(), Memory.SMALL, false);
  }

  /** Withdraws the endpoints under the lock, so that nobody can lease servers about to end. */
  private static void waitUntilUnused(SharedFiles files, Duration linger)
      throws IOException, InterruptedException {
    var lastUse = System.nanoTime();
    while (true) {
      Thread.sleep(BETWEEN_LOOKS);
      if (files.isLeased()) {
        lastUse = System.nanoTime();
      } else if (System.nanoTime() - lastUse > linger.toNanos()) {
        try (var _ = files.lock()) {
          if (!files.isLeased()) {
            files.withdraw();
            return;
          }
        }
      }
    }
  }
}

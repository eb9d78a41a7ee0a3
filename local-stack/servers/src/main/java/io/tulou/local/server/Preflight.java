package io.tulou.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What must hold before anything is started; each breach is a {@link ServerFailure} in one line.
 */
public final class Preflight {
  private static final long MEGABYTE = 1024 * 1024;

  private Preflight() {}

  /**
   * That nobody listens on the ports yet.
   *
   * @param ports what each is for, and its number
   * @param remedy what else than freeing the port helps
   */
  public static void portsFree(String bind, Map<String, Integer> ports, String remedy) {
    ports.forEach((name, port) -> {
      if (!isFree(bind, port)) {
        var owner = PortOwner.find(port).map(who -> " by " + who).orElse("");
        throw new ServerFailure(
            "Port %d, wanted for %s, is taken%s: free it, or %s"
                .formatted(port, name, owner, remedy));
      }
    });
  }

  /** Disk space left where {@code data} is, or will be. */
  public static void diskSpace(Path data, long megabytes) {
    try {
      var left = Files.getFileStore(existing(data.toAbsolutePath())).getUsableSpace() / MEGABYTE;
      if (left < megabytes) {
        throw new ServerFailure(
            "Only %d MB of disk left for %s, %d needed: free some space"
                .formatted(left, data, megabytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Memory that processes can still have, where the system tells it. */
  public static void memory(long megabytes, String remedy) {
    var left = availableMemory();
    if (left.isPresent() && left.getAsLong() < megabytes) {
      throw new ServerFailure(
          "Only %d MB of memory available, %d needed: close something, or %s"
              .formatted(left.getAsLong(), megabytes, remedy));
    }
  }

  private static Path existing(Path path) {
    var parent = path.getParent();
    return parent == null || Files.exists(path) ? path : existing(parent);
  }

  private static boolean isFree(String bind, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static OptionalLong availableMemory() {
    try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}

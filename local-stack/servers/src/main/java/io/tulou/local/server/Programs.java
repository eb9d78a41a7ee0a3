package io.tulou.local.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** What running programs on this machine takes. */
final class Programs {
  private Programs() {}

  /** The Java that runs this process. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Archives of jars don't keep the permission. */
  static void makeExecutable(Path program) throws IOException {
    if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
      throw new IOException("Can't make " + program + " executable");
    }
  }

  /** Where a server that listens on {@code bind} is reached from this machine. */
  static InetSocketAddress reach(String bind, int port) {
    return new InetSocketAddress(host(bind), port);
  }

  static String host(String bind) {
    return bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
  }

  static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}

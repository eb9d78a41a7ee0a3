package io.tulou.e2e.bench;

import io.tulou.local.server.ServerPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@link JettyPages} in a process of its own, with the same virtual machine as the services. */
record JettyProcess(Process process, int port) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Starts it.
   *
   * @param folder of its own
   * @param page what is sent ready
   * @param keys in Redis: a sorted set, then values
   */
  static JettyProcess start(Path folder, String page, String redisUrl, List<String> keys)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var pageFile = Files.writeString(folder.resolve("page"), page);
    var keyFile = Files.write(folder.resolve("keys"), keys);
    int port = ServerPorts.free(1).getFirst();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                TestBed.COMPILERS_STAY,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                JettyPages.class.getName(),
                Integer.toString(port),
                pageFile.toString(),
                redisUrl,
                keyFile.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    var jetty = new JettyProcess(process, port);
    jetty.await(folder);
    return jetty;
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  CpuClock cpu() {
    return new CpuClock(Map.of("jetty", process.pid()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void await(Path folder) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    close();
    throw new IOException(
        "Jetty does not start: " + Files.readString(folder.resolve("output.log")));
  }
}

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
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

/** What comes close to the least that an answer can cost: nginx, without a log, on loopback. */
final class Nginx implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Process master;
  private final URI address;

  private Nginx(Process master, URI address) {
    this.master = master;
    this.address = address;
  }

  /**
   * Starts it.
   *
   * @param folder of its own; what lies in its folder {@code files} is served
   * @param behind the port that {@code /proxied} is passed on to
   */
  static Nginx start(Path folder, int behind) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("files"));
    int port = ServerPorts.free(1).getFirst();
    var configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, configuration(folder, port, behind));
    var master =
        new ProcessBuilder(
                Program.NGINX.find().toString(),
                "-p",
                folder.toString(),
                "-c",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    var nginx = new Nginx(master, URI.create("http://127.0.0.1:" + port));
    nginx.await(port, folder);
    return nginx;
  }

  URI address(String path) {
    return address.resolve(path);
  }

  /** Of the master and its workers. */
  CpuClock cpu() {
    var pids = new HashMap<String, Long>();
    pids.put("nginx", master.pid());
    master.children().forEach(worker -> pids.put("nginx " + worker.pid(), worker.pid()));
    return new CpuClock(pids);
  }

  @Override
  public void close() {
    master.destroy();
    try {
      if (!master.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        master.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      master.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String configuration(Path folder, int port, int behind) {
    return """
    worker_processes auto;
    daemon off;
    pid %1$s/nginx.pid;
    error_log %1$s/error.log warn;
    events { worker_connections 1024; }
    http {
      access_log off;
      sendfile on;
      tcp_nopush on;
      open_file_cache max=100 inactive=10m;
      open_file_cache_valid 10m;
      keepalive_requests 100000000;
      default_type application/json;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      upstream behind { server 127.0.0.1:%3$d; keepalive 128; }
      server {
        listen 127.0.0.1:%2$d reuseport;
        location / { root %1$s/files; }
        location /proxied {
          proxy_pass http://behind;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
        }
      }
    }
    """
        .formatted(folder, port, behind);
  }

  private void await(int port, Path folder) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (master.isAlive() && System.nanoTime() < end) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        return;
      } catch (IOException notYet) {
        Thread.sleep(20);
      }
    }
    close();
    throw new IOException(
        "nginx does not start: " + Files.readString(folder.resolve("output.log")));
  }
}

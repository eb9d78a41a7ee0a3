package io.tulou.e2e.bench;

import io.tulou.local.server.ServerPorts;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** One nginx process that answers everything with the same 60 bytes. */
record BareServer(Process process, URI address) implements AutoCloseable {
  private static final long LONGEST_WAIT = 10_000_000_000L;

  static BareServer start(Path folder) throws Exception {
    Files.createDirectories(folder);
    int port = ServerPorts.free(1).getFirst();
    var configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        daemon off;
        master_process off;
        pid %1$s/nginx.pid;
        error_log stderr;
        events { worker_connections 256; }
        http {
          access_log off;
          keepalive_requests 1000000;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d;
            location / { return 503 "%3$s"; }
          }
        }
        """
            .formatted(folder, port, "x".repeat(60)));
    var process =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
            .inheritIO()
            .start();
    var address = URI.create("http://127.0.0.1:" + port);
    long end = System.nanoTime() + LONGEST_WAIT;
    while (true) {
      try (var _ = new Socket(address.getHost(), port)) {
        return new BareServer(process, address);
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          process.destroy();
          throw new IOException("nginx does not answer", notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
  }
}

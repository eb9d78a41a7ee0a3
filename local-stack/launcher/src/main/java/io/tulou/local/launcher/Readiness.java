package io.tulou.local.launcher;

import io.tulou.local.server.ManagedProcess;
import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks services by their management port whether they are ready. */
final class Readiness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final PlatformPorts ports;

  Readiness(PlatformPorts ports) {
    this.ports = ports;
  }

  /**
   * Waits until the service is ready.
   *
   * @throws ServerFailure if its process ends, or time runs out
   */
  void await(Service service, ManagedProcess process) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(service)) {
      if (!process.isAlive()) {
        throw new ServerFailure(
            "%s ended while starting:%n  %s"
                .formatted(service.label(), String.join("\n  ", process.lastLines(12))));
      }
      if (System.nanoTime() > end) {
        throw new ServerFailure(
            "%s was not ready within %d s; see ./tulou logs %1$s"
                .formatted(service.label(), PATIENCE.toSeconds()));
      }
      Thread.sleep(BETWEEN_PROBES);
    }
  }

  boolean isReady(Service service) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://%s:%d/actuator/health/readiness"
                        .formatted(PlatformOptions.LOOPBACK, ports.management(service))))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

package io.tulou.e2e.bench;

import io.tulou.local.client.PlatformClient;
import io.tulou.local.client.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Operations through the door, followed to their end. */
final class OperatorCalls implements AutoCloseable {
  private static final long MEMBER = 499_999;
  private static final Set<String> OPEN = Set.of("waiting", "running", "cancelling");
  private static final Duration LOOK = Duration.ofMillis(500);

  private final PlatformClient client;
  private final String token;

  OperatorCalls(URI door) {
    this.client = new PlatformClient(door);
    this.token = client.token(MEMBER, "Operator", List.of("operate"));
  }

  /**
   * How an operation went.
   *
   * @param told the last of it
   * @param progress items read by the seconds since it began
   */
  record Ended(JsonNode told, List<Plot.Point> progress) {
    double seconds() {
      var begun = Instant.parse(told.path("startedAt").asString());
      var ended = Instant.parse(told.path("endedAt").asString());
      return Duration.between(begun, ended).toMillis() / 1e3;
    }

    long count(String of) {
      return told.path(of).asLong();
    }

    double perSecond() {
      return count("read") / Math.max(seconds(), 1e-3);
    }
  }

  /** Does one and waits for its end, which must be a good one. */
  Ended done(String kind, Map<String, Object> request) throws InterruptedException {
    return await(kind, start(kind, request));
  }

  String start(String kind, Map<String, Object> request) {
    return client.post("/v1/operations/" + kind, token, request).path("id").asString();
  }

  Ended await(String kind, String id) throws InterruptedException {
    var progress = new ArrayList<Plot.Point>();
    long begun = System.nanoTime();
    while (true) {
      JsonNode told;
      try {
        told = client.get("/v1/operations/" + kind + "/" + id, token);
      } catch (Refused refused) {
        // A full door is part of what is measured; the operation goes on behind it.
        if (refused.status() != 503) {
          throw refused;
        }
        Thread.sleep(LOOK);
        continue;
      }
      progress.add(
          new Plot.Point((System.nanoTime() - begun) / 1e9, (double) told.path("read").asLong()));
      if (!OPEN.contains(told.path("state").asString())) {
        if (!told.path("state").asString().equals("done")) {
          throw new IllegalStateException(told.toString());
        }
        System.out.println(told);
        return new Ended(told, progress);
      }
      Thread.sleep(LOOK);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

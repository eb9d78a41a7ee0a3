package io.tulou.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks HTTP and JSON with the BFF.
 *
 * <p>A 429, a 502 to 504, or no answer is tried again for up to a minute, after {@code Retry-After}
 * where given: every request it sends may safely be repeated.
 */
public final class PlatformClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final JsonMapper json = new JsonMapper();
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /**
   * Opens no connection yet.
   *
   * @param base the door's address, without a path
   */
  public PlatformClient(URI base) {
    this.base = base;
  }

  /** A development token for a member. */
  public String token(long memberId, String name, List<String> scopes) {
    var body = Map.of("memberId", Long.toString(memberId), "name", name, "scopes", scopes);
    return send("POST", "/dev/tokens", null, null, body).path("token").asString();
  }

  public JsonNode get(String path, @Nullable String token) {
    return send("GET", path, token, null, null);
  }

  /** Has its effect once, however often it is sent. */
  public JsonNode post(String path, String token, Object body) {
    return post(path, token, UUID.randomUUID().toString(), body);
  }

  /**
   * Has one effect for each member and key within a day.
   *
   * @param idempotencyKey 1 to 64 visible ASCII characters
   */
  public JsonNode post(String path, String token, String idempotencyKey, Object body) {
    return send("POST", path, token, idempotencyKey, body);
  }

  public JsonNode put(String path, String token, @Nullable Object body) {
    return send("PUT", path, token, null, body);
  }

  public JsonNode delete(String path, String token) {
    return send("DELETE", path, token, null, null);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private JsonNode send(
      String method,
      String path,
      @Nullable String token,
      @Nullable String idempotencyKey,
      @Nullable Object body) {
    var request = request(method, path, token, idempotencyKey, body);
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var wait = PAUSE;
      try {
        var answer = http.send(request, BodyHandlers.ofString());
        var last = System.nanoTime() > end;
        if (answer.statusCode() < 400) {
          return answer.body().isEmpty() ? json.missingNode() : json.readTree(answer.body());
        }
        if (!mayChange(answer) || last) {
          throw new Refused(method + " " + path, answer.statusCode(), answer.body());
        }
        wait = retryAfter(answer);
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new Refused(method + " " + path, 0, "no answer, " + e.getMessage());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refused(method + " " + path, 0, "interrupted");
      }
      pause(wait);
    }
  }

  private HttpRequest request(
      String method,
      String path,
      @Nullable String token,
      @Nullable String idempotencyKey,
      @Nullable Object body) {
    var builder =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(15))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)));
    if (body != null) {
      builder.header("Content-Type", "application/json");
    }
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (idempotencyKey != null) {
      builder.header("Idempotency-Key", idempotencyKey);
    }
    return builder.build();
  }

  private static boolean mayChange(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 429, 502, 503, 504 -> true;
      case 409 -> answer.body().contains("idempotency-in-progress");
      default -> false;
    };
  }

  private static Duration retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Math.max(1, Long.parseLong(seconds))))
        .orElse(PAUSE);
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.tulou.commentjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a node as the door does for an operator. */
public final class Operator {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> OPEN = List.of("waiting", "running", "cancelling");

  private final int port;
  private final InternalTokens tokens;

  Operator(int port, byte[] key) {
    this.port = port;
    this.tokens = new InternalTokens(key, Clock.systemUTC());
  }

  /** An answer; the body is null where there is none. */
  public record Answer(int status, JsonNode body) {}

  public Answer call(String method, String path, @Nullable Object body) {
    return call(method, path, body, Set.of("operate"), null);
  }

  public Answer call(
      String method,
      String path,
      @Nullable Object body,
      Set<String> scopes,
      @Nullable String idempotencyKey) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header(InternalTokens.HEADER, tokens.sign(new Caller(9, scopes, null, null)))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(
                        body instanceof String text ? text : JSON.writeValueAsString(body)));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Starts an operation; its path. */
  public String start(String kind, Object request) {
    var answer = call("POST", "/v1/operations/" + kind, request);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    return "/v1/operations/" + kind + "/" + answer.body().path("id").asString();
  }

  public JsonNode get(String path) {
    return call("GET", path, null).body();
  }

  /** Waits for the end of an operation; how it ended. */
  public JsonNode ended(String path) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !OPEN.contains(get(path).path("state").asString()));
    return get(path);
  }

  /** Starts one, and waits until it is done. */
  public JsonNode done(String kind, Object request) {
    var ended = ended(start(kind, request));
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
    return ended;
  }
}

package io.tulou.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as the platform's door does. */
public final class Door {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String address;
  private final InternalTokens tokens;

  Door(int port, InternalTokens tokens) {
    this.address = "http://127.0.0.1:" + port;
    this.tokens = tokens;
  }

  /** A status and a body; null where there is none. */
  public record Answer(int status, JsonNode body) {}

  public Answer get(long member, String path) {
    return call(member, "GET", path, null);
  }

  public Answer put(long member, String path, String body) {
    return call(member, "PUT", path, body);
  }

  public Answer post(long member, String path, String body) {
    return call(member, "POST", path, body);
  }

  public Answer post(long member, String path, String body, String idempotencyKey) {
    return call(member, "POST", path, body, "Idempotency-Key", idempotencyKey);
  }

  public Answer delete(long member, String path) {
    return call(member, "DELETE", path, null);
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** The subjects of all pages, in order. */
  public List<String> walk(long member, String query, int limit) {
    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = get(member, "?limit=" + limit + query + cursor).body();
      for (var item : page.get("items")) {
        seen.add(
            item.get("subject").get("type").asString()
                + "/"
                + item.get("subject").get("id").asString());
      }
      var next = page.get("nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asString();
    } while (!cursor.isEmpty());
    return seen;
  }

  /** Sends a heartbeat of {@code video/<id>}. */
  public void beat(long member, String id, int progress, String watchedAt) {
    var time = Instant.parse(watchedAt).truncatedTo(ChronoUnit.MILLIS);
    var body = "{\"progress\":%d,\"watchedAt\":\"%s\"}".formatted(progress, time);
    assertThat(put(member, "/video/" + id, body).status()).isEqualTo(204);
  }

  public int progress(long member, String id) {
    return get(member, "/video/" + id).body().get("progress").asInt();
  }

  private Answer call(
      long member, String method, String path, @Nullable String body, String... headers) {
    return callAt(member, method, "/v1/history" + path, body, headers);
  }

  /** Reads any path as text. */
  public String text(long member, String path) {
    return send(member, "GET", path, null).body();
  }

  /** Calls any path. */
  public Answer callAt(
      long member, String method, String path, @Nullable String body, String... headers) {
    var answer = send(member, method, path, body, headers);
    var text = answer.body();
    return new Answer(answer.statusCode(), text.isEmpty() ? JSON.nullNode() : JSON.readTree(text));
  }

  private HttpResponse<String> send(
      long member, String method, String path, @Nullable String body, String... headers) {
    var caller = new Caller(member, Set.of(), null, null);
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE.plusSeconds(5))
            .header(Deadline.HEADER, Long.toString(PATIENCE.toMillis()))
            .header(InternalTokens.HEADER, tokens.sign(caller))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public API as a client sees it: no code of the platform, nothing retried behind the test's
 * back.
 */
final class Door {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicLong NEXT_MEMBER = new AtomicLong(700_000);
  private static final AtomicLong NEXT_SUBJECT = new AtomicLong(1);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI address;

  Door(URI address) {
    this.address = address;
  }

  /** A member nobody has seen before; known from the first call on. */
  Member newMember(String name, String... scopes) {
    long id = NEXT_MEMBER.getAndIncrement();
    var answer =
        call(
            "POST",
            "/dev/tokens",
            null,
            Map.of("memberId", Long.toString(id), "name", name, "scopes", List.of(scopes)),
            Map.of());
    var member = new Member(this, id, name, answer.expect(200).json().path("token").asString());
    // The first call of a cold platform may not wait for the introduction; the next one makes it.
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> member.get("/v1/members/" + id).expect(200));
    return member;
  }

  /** A subject nobody has commented on. */
  static String newSubject() {
    return "video/e2e-" + NEXT_SUBJECT.getAndIncrement();
  }

  /** A read without a token. */
  Answer get(String path) {
    return call("GET", path, null, null, Map.of());
  }

  /** Sends a body as it is, under any media type; null for none. Gives a cold platform time. */
  Answer send(
      String method,
      String path,
      @Nullable String token,
      @Nullable String type,
      @Nullable String body) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(15))
            .header("Request-Timeout", "10000")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          method + " " + path, response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Opens a stream of live updates; with {@code lastHeard} from there on. */
  EventStream listen(String query, @Nullable String token, @Nullable String lastHeard) {
    var request =
        HttpRequest.newBuilder(address.resolve("/v1/live?" + query))
            .header("Accept", "text/event-stream");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (lastHeard != null) {
      request.header("Last-Event-ID", lastHeard);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      return new EventStream(response);
    } catch (IOException failed) {
      throw new UncheckedIOException(query, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  Answer call(
      String method,
      String path,
      @Nullable String token,
      @Nullable Object body,
      Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(15))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          method + " " + path, response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

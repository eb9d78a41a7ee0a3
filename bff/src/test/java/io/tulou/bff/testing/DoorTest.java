package io.tulou.bff.testing;

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
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real door, not in development, in front of services that a test tells what to answer. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "logging.structured.format.console=",
      "logging.level.root=WARN",
      "logging.level.org.apache.kafka=OFF",
      "logging.level.io.tulou.common.log=OFF",
      "tulou.log.bootstrap=127.0.0.1:1",
      "spring.data.redis.url=redis://127.0.0.1:1",
      "tulou.limits.address-reads.per-second=100000",
      "tulou.limits.address-reads.burst=100000",
      "tulou.limits.address-writes.per-second=100000",
      "tulou.limits.address-writes.burst=100000"
    })
public abstract class DoorTest {
  protected static final FakeService COMMENTS = new FakeService();
  protected static final FakeService FEED = new FakeService();
  protected static final FakeService HISTORY = new FakeService();
  protected static final FakeService JOB = new FakeService();
  protected static final Issuer ISSUER = new Issuer();
  protected static final JsonMapper JSON = JsonMapper.builder().build();
  private static final FakeService KEYS = new FakeService();
  private static final byte[] KEY = new byte[32];
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicLong MEMBERS = new AtomicLong(1_000);

  @LocalServerPort protected int port;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    KEYS.answer("GET /keys", 200, ISSUER.published());
    registry.add("tulou.internal.key", () -> Base64.getEncoder().encodeToString(KEY));
    registry.add("tulou.cursor.key", () -> Base64.getEncoder().encodeToString(KEY));
    registry.add("tulou.security.jwk-set-uri", () -> KEYS.uri() + "/keys");
    registry.add("tulou.security.issuer", () -> Issuer.NAME);
    registry.add("tulou.security.audience", () -> Issuer.AUDIENCE);
    registry.add("tulou.services.comment", COMMENTS::uri);
    registry.add("tulou.services.feed", FEED::uri);
    registry.add("tulou.services.history", HISTORY::uri);
    registry.add("tulou.services.job", JOB::uri);
  }

  @BeforeEach
  protected void forgetCalls() {
    COMMENTS.reset();
    FEED.reset();
    HISTORY.reset();
    JOB.reset();
    FEED.answer("GET /internal/members", 200, "[]");
    FEED.answer("PUT /internal/members/me", 204, "");
  }

  /** A member no other test has used, so that nothing is known of it anywhere. */
  protected static long newMember() {
    return MEMBERS.incrementAndGet();
  }

  protected static int keyRequests() {
    return KEYS.calls().size();
  }

  protected static InternalTokens internalTokens() {
    return new InternalTokens(KEY, Clock.systemUTC());
  }

  protected HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  protected HttpResponse<String> get(String path, String... headers) {
    return send(headers.length == 0 ? request(path) : request(path).headers(headers));
  }

  protected HttpResponse<String> post(String path, String body, String... headers) {
    var request = request(path).POST(BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  protected static HttpClient client() {
    return HTTP;
  }

  protected static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  protected static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  protected static String code(HttpResponse<String> response) {
    return json(response).path("code").asString();
  }

  protected static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }
}

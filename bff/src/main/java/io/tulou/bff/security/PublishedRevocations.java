package io.tulou.bff.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the issuer publishes about tokens it has taken back. Only what has changed is sent ({@code
 * ETag}). While the issuer is away, or says what cannot be read, what it said last holds.
 */
final class PublishedRevocations {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int LARGEST = 4 * 1024 * 1024;

  /** Forgives what the issuer adds. */
  private static final JsonMapper FORGIVING = JsonMapper.builder().build();

  private final URI address;
  private final Revocations revocations;
  private final HttpClient http;
  private String seen = "";

  PublishedRevocations(URI address, Revocations revocations, HttpClient http) {
    this.address = address;
    this.revocations = revocations;
    this.http = http;
  }

  /**
   * Takes over what has changed since the last look.
   *
   * @throws RuntimeException if the issuer does not say, or nothing that can be read
   */
  void look() {
    var request =
        HttpRequest.newBuilder(address).timeout(LONGEST).header("Accept", "application/json");
    if (!seen.isEmpty()) {
      request.header("If-None-Match", seen);
    }
    try {
      take(http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST)));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() == 304) {
      return;
    }
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    revocations.replace(FORGIVING.readValue(text, Revocations.Published.class));
    seen = answer.headers().firstValue("ETag").orElse("");
  }
}

package io.tulou.bff.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks every two seconds at what the issuer publishes about tokens it has taken back, so that such
 * a token is refused within five. Only what has changed is sent ({@code ETag}). While the issuer is
 * away, or says what cannot be read, what it said last holds.
 */
@Component
final class RevocationWatch implements SmartLifecycle, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RevocationWatch.class);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int LARGEST = 4 * 1024 * 1024;

  /** Forgives what the issuer adds. */
  private static final JsonMapper FORGIVING = JsonMapper.builder().build();

  private final @Nullable URI address;
  private final Duration every;
  private final Revocations revocations;
  private final HttpClient http;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("revocations").daemon().factory());
  private @Nullable Future<?> looks;
  private String seen = "";

  RevocationWatch(TokenProperties properties, Revocations revocations, HttpClient callHttp) {
    this.address = properties.revocationsUri();
    this.every = properties.revocationsEvery();
    this.revocations = revocations;
    this.http = callHttp;
  }

  @Override
  public synchronized void start() {
    var published = address;
    if (looks == null && published != null) {
      looks =
          thread.scheduleWithFixedDelay(
              () -> look(published), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void stop() {
    if (looks != null) {
      looks.cancel(true);
      looks = null;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  @Override
  public synchronized boolean isRunning() {
    return looks != null;
  }

  private void look(URI published) {
    var request =
        HttpRequest.newBuilder(published).timeout(LONGEST).header("Accept", "application/json");
    if (!seen.isEmpty()) {
      request.header("If-None-Match", seen);
    }
    try {
      take(http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST)));
    } catch (IOException | JacksonException unusable) {
      log.warn("revocations are as they were: {}", unusable.toString());
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

package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A stream of live updates, read as it comes. */
final class EventStream implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpResponse<InputStream> response;
  private final StringBuffer read = new StringBuffer();
  private volatile boolean isOver;

  EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  String text() {
    return read.toString();
  }

  String lastId() {
    await("\nid: ");
    var text = text();
    int start = text.lastIndexOf("\nid: ") + "\nid: ".length();
    return text.substring(start, text.indexOf('\n', start));
  }

  void await(String part) {
    Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(text()).contains(part));
  }

  void awaitEnd() {
    Awaitility.await().atMost(PATIENCE).until(() -> isOver);
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        read.append(line).append('\n');
      }
    } catch (IOException closed) {
      read.append('\n');
    } finally {
      isOver = true;
    }
  }
}

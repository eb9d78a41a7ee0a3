package io.tulou.bff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;

/** A stream of events, read as it comes. */
public final class EventStream implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final StringBuffer read = new StringBuffer();
  private volatile boolean isOver;

  private EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  public static EventStream open(HttpRequest.Builder request) {
    try {
      return new EventStream(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** All that has been read. */
  public String text() {
    return read.toString();
  }

  public String lastId() {
    var text = text();
    int start = text.lastIndexOf("id: ") + "id: ".length();
    return text.substring(start, text.indexOf('\n', start));
  }

  public void await(String part) {
    Awaitility.await().untilAsserted(() -> assertThat(text()).contains(part));
  }

  /** Whether the other side has ended it. */
  public boolean isOver() {
    return isOver;
  }

  public void awaitEnd() {
    Awaitility.await().until(() -> isOver);
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

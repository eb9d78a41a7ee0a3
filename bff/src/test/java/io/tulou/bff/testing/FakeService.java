package io.tulou.bff.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tulou.contract.http.PageBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A service behind the door that answers what it was told, and remembers what it was asked. */
public final class FakeService {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile Duration work = Duration.ZERO;

  public FakeService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers that method and path with JSON from now on. */
  public void answer(String call, int status, String json) {
    answer(call, status, "application/json", json, Map.of());
  }

  /** Answers with a page of comments from now on. */
  public void answer(String call, int status, PageBytes page) {
    answers.put(call, new Answer(status, PageBytes.MEDIA_TYPE, page.bytes(), Map.of(), 0));
  }

  public void answer(
      String call, int status, String type, String body, Map<String, String> headers) {
    answers.put(call, new Answer(status, type, body.getBytes(StandardCharsets.UTF_8), headers, 0));
  }

  public void problem(String call, int status, String code) {
    answer(
        call,
        status,
        "application/problem+json",
        """
        {"type":"/problems/%1$s","title":"t","status":%2$d,"detail":"said by the service",\
        "code":"%1$s","errors":[]}\
        """
            .formatted(code, status),
        Map.of("Retry-After", "7"));
  }

  /** Begins an answer to that call and closes the connection in the middle of it. */
  public void breakOff(String call) {
    answers.put(
        call,
        new Answer(
            200,
            "application/json",
            "{\"items\":[".getBytes(StandardCharsets.UTF_8),
            Map.of(),
            100));
  }

  /** Takes that long for each call from now on. */
  public void takes(Duration time) {
    work = time;
  }

  /** Lets calls wait until {@link #reset}, or five seconds. */
  public void hold() {
    held = new CountDownLatch(1);
  }

  public void reset() {
    held.countDown();
    held = new CountDownLatch(0);
    work = Duration.ZERO;
    answers.clear();
    calls.clear();
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Those to that path. */
  public List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var uri = exchange.getRequestURI();
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              uri.getPath(),
              uri.getRawQuery(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(body, StandardCharsets.UTF_8)));
      held.await(5, TimeUnit.SECONDS);
      Thread.sleep(work);
      var answer = answers.get(exchange.getRequestMethod() + " " + uri.getPath());
      if (answer == null) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.getResponseHeaders().set("Server", "inner");
      exchange.getResponseHeaders().set("Set-Cookie", "a=b");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      var bytes = answer.body();
      exchange.sendResponseHeaders(
          answer.status(), bytes.length == 0 ? -1 : bytes.length + answer.missing());
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(
      int status, String type, byte[] body, Map<String, String> headers, int missing) {}

  /** A request as it arrived. Header names begin with a capital, the rest is small. */
  public record Call(
      String method, String path, String query, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }
}

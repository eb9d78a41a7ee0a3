package io.tulou.commentjob;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tulou.common.identity.InternalTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Plays feed-service and history-service as far as comment-job asks them to erase a member. */
public final class FakeNeighbours {
  private final InternalTokens tokens;
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicLong left = new AtomicLong();

  FakeNeighbours(byte[] key) {
    this.tokens = new InternalTokens(key, Clock.systemUTC());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/internal/erasures", this::erase);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on so much is there; each call erases one of it. */
  public void holds(long much) {
    left.set(much);
  }

  /** The bodies of all calls so far. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void erase(HttpExchange exchange) throws IOException {
    try (exchange) {
      tokens.verify(exchange.getRequestHeaders().getFirst(InternalTokens.HEADER)).orElseThrow();
      asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      long before = left.getAndUpdate(now -> Math.max(0, now - 1));
      long erased = Math.min(1, before);
      var body =
          "{\"erased\":%d,\"left\":%d}"
              .formatted(erased, before - erased)
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}

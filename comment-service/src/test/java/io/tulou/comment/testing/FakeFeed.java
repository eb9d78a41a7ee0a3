package io.tulou.comment.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tulou.common.identity.InternalTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Plays feed-service as far as comment-service asks it: who has blocked the caller. */
public final class FakeFeed {
  private static final FakeFeed ONE = new FakeFeed();

  private final InternalTokens tokens =
      new InternalTokens(Platform.INTERNAL_KEY, Clock.systemUTC());
  private final Map<Long, Set<Long>> blockersOf = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile CountDownLatch held = new CountDownLatch(0);

  private FakeFeed() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/internal/blocks", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public static FakeFeed get() {
    return ONE;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void block(long blocker, long writer) {
    blockersOf.computeIfAbsent(writer, id -> ConcurrentHashMap.newKeySet()).add(blocker);
  }

  /** Accepts calls and answers none until {@link #release}. */
  public void hold() {
    held = new CountDownLatch(1);
  }

  public void release() {
    held.countDown();
  }

  /** The queries of the calls so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.add(exchange.getRequestURI().getQuery());
    try (exchange) {
      held.await();
      var caller =
          tokens.verify(exchange.getRequestHeaders().getFirst(InternalTokens.HEADER)).orElseThrow();
      var blockers = blockersOf.getOrDefault(caller.memberId(), Set.of());
      var body =
          Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
              .map(parameter -> Long.valueOf(parameter.substring("id=".length())))
              .filter(blockers::contains)
              .toList()
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.tulou.local.importer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes imports as feed-service does: idempotently, and only from those who may operate. */
final class FakeFeedService implements AutoCloseable {
  static final byte[] KEY = "an internal key of 32 bytes, yes".getBytes(StandardCharsets.UTF_8);
  static final String ENCODED_KEY = Base64.getEncoder().encodeToString(KEY);

  private final JsonMapper json = new JsonMapper();
  private final InternalTokens tokens = new InternalTokens(KEY, Clock.systemUTC());
  private final HttpServer server;
  private final List<JsonNode> members = new ArrayList<>();
  private final List<JsonNode> follows = new ArrayList<>();
  private final Deque<Integer> refusals = new ArrayDeque<>();
  private String unwanted = "nothing";

  FakeFeedService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/internal/import/members", exchange -> take(exchange, members));
    server.createContext("/internal/import/follows", exchange -> take(exchange, follows));
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers the next requests with these. */
  synchronized void refuse(Integer... statuses) {
    refusals.addAll(List.of(statuses));
  }

  /** Answers 400 to batches that contain this. */
  synchronized void refuseBatchesWith(String text) {
    unwanted = text;
  }

  /** The batches that were taken. */
  synchronized List<JsonNode> members() {
    return List.copyOf(members);
  }

  synchronized List<JsonNode> follows() {
    return List.copyOf(follows);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void take(HttpExchange exchange, List<JsonNode> taken) throws IOException {
    try (exchange) {
      var token = exchange.getRequestHeaders().getFirst(InternalTokens.HEADER);
      var caller = tokens.verify(token).orElse(Caller.NOBODY);
      var body = json.readTree(exchange.getRequestBody());
      int status = body.toString().contains(unwanted) ? 400 : status(caller);
      if (status == 204) {
        taken.add(body);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private int status(Caller caller) {
    if (!refusals.isEmpty()) {
      return refusals.pop();
    }
    return caller.has("operate") ? 204 : 403;
  }
}

package io.tulou.feed;

import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service over HTTP for one caller, as the door would. */
public final class FeedCalls {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final int port;
  private final Caller caller;
  private final InternalTokens tokens =
      new InternalTokens(FeedServers.INTERNAL_KEY, Clock.systemUTC());

  public FeedCalls(int port, long member, String... scopes) {
    this.port = port;
    this.caller = new Caller(member, Set.of(scopes), null, null);
  }

  /** A status and the JSON that came with it, a missing node where there was none. */
  public record Answer(int status, JsonNode json, String text) {}

  /** The ids of a page and how to go on. */
  public record Ids(List<Long> ids, String nextCursor, String latest) {}

  public Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  public Answer put(String path) {
    return send("PUT", path, null, Map.of());
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body, Map.of());
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  public Answer post(String path, Object body, Map<String, String> headers) {
    return send("POST", path, body, headers);
  }

  public long publish(String text) {
    var answer = post("/internal/posts", Map.of("text", text), Map.of());
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").asLong();
  }

  public Ids feed(int limit, String cursor) {
    var query = cursor == null ? "" : "&cursor=" + cursor;
    var answer = get("/internal/feed?limit=" + limit + query);
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    var ids = new ArrayList<Long>();
    answer.json().path("items").forEach(item -> ids.add(item.path("id").asLong()));
    var next = answer.json().path("nextCursor");
    return new Ids(
        ids, next.isString() ? next.asString() : null, answer.json().path("latest").asString());
  }

  public List<Long> feedToItsEnd(int limit) {
    var ids = new ArrayList<Long>();
    String cursor = null;
    do {
      var page = feed(limit, cursor);
      ids.addAll(page.ids());
      cursor = page.nextCursor();
    } while (cursor != null);
    return ids;
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer send(String method, String path, Object body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header(InternalTokens.HEADER, tokens.sign(caller));
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      var content = body instanceof String text ? text : JSON.writeValueAsString(body);
      request.method(method, BodyPublishers.ofString(content));
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      var text = response.body();
      return new Answer(
          response.statusCode(),
          text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text),
          text);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}

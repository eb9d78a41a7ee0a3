package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Elasticsearch past the platform: what is in the index, and how fast it takes documents. */
final class SearchDocuments implements AutoCloseable {
  static final String ALIAS = "comments";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int PAGE = 2_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  SearchDocuments(TestBed bed) {
    this.server = URI.create(bed.platform().servers().elasticsearchUrl());
  }

  /** Every document with its version, in the order of ids; at most so many. */
  void each(long most, Consumer<JsonNode> hit) throws IOException, InterruptedException {
    call("POST", "/" + ALIAS + "/_refresh", "", "application/json");
    long after = -1;
    for (long seen = 0; seen < most; ) {
      var page =
          call(
              "POST",
              "/" + ALIAS + "/_search",
              "{\"size\":%d,\"version\":true,\"track_total_hits\":false,\"sort\":[\"commentId\"],\"search_after\":[%d]}"
                  .formatted(PAGE, after),
              "application/json");
      var hits = page.path("hits").path("hits");
      if (hits.isEmpty()) {
        return;
      }
      for (var document : hits) {
        hit.accept(document);
        after = document.path("sort").path(0).asLong();
        seen++;
      }
    }
  }

  long count() throws IOException, InterruptedException {
    call("POST", "/" + ALIAS + "/_refresh", "", "application/json");
    return call("GET", "/" + ALIAS + "/_count", "", "application/json").path("count").asLong();
  }

  /** Takes away what is behind the alias. */
  void drop() throws IOException, InterruptedException {
    var indices = call("GET", "/_alias/" + ALIAS, "", "application/json");
    for (var index : indices.propertyNames()) {
      call("DELETE", "/" + index, "", "application/json");
    }
  }

  /**
   * The limit of everything that writes documents: those that are there, ready as bytes, into an
   * index of the same fields, a thousand in a request, one request after the other.
   *
   * @return documents a second
   */
  double bareBulk(int most) throws IOException, InterruptedException {
    var fields = call("GET", "/" + ALIAS + "/_mapping", "", "application/json");
    var mappings = fields.get(fields.propertyNames().iterator().next()).toString();
    call("PUT", "/bare", mappings, "application/json");
    var bodies = new java.util.ArrayList<String>();
    var body = new StringBuilder();
    var held = new int[1];
    each(
        most,
        hit -> {
          body.append("{\"index\":{\"_id\":\"").append(hit.path("_id").asString());
          body.append("\",\"version\":").append(hit.path("_version").asLong());
          body.append(",\"version_type\":\"external\"}}\n")
              .append(hit.path("_source"))
              .append('\n');
          if (++held[0] % 1_000 == 0) {
            bodies.add(body.toString());
            body.setLength(0);
          }
        });
    long begun = System.nanoTime();
    for (var bulk : bodies) {
      var answer = call("POST", "/bare/_bulk", bulk, "application/x-ndjson");
      if (answer.path("errors").asBoolean()) {
        throw new IOException("the bare index refuses documents");
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    call("DELETE", "/bare", "", "application/json");
    return bodies.size() * 1_000 / seconds;
  }

  private JsonNode call(String method, String path, String body, String type)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", type)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s %s: %d %.300s".formatted(method, path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

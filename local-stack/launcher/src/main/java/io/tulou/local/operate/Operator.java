package io.tulou.local.operate;

import io.tulou.local.client.PlatformClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Starts, follows and cancels operations of a platform in development, with a token of its own. */
final class Operator implements AutoCloseable {
  private static final long MEMBER = 999_999_999;

  private final PlatformClient client;
  private final String token;

  Operator(URI door) {
    this.client = new PlatformClient(door);
    this.token = client.token(MEMBER, "Operator", List.of("operate"));
  }

  JsonNode start(String kind, Map<String, Object> request) {
    return client.post("/v1/operations/" + kind, token, request);
  }

  JsonNode get(String kind, String id) {
    return client.get("/v1/operations/" + kind + "/" + id, token);
  }

  JsonNode cancel(String kind, String id) {
    return client.delete("/v1/operations/" + kind + "/" + id, token);
  }

  @Override
  public void close() {
    client.close();
  }
}

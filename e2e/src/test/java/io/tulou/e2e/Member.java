package io.tulou.e2e;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with a token, in the words of what members do. */
record Member(Door door, long id, String name, String token) {
  Answer get(String path) {
    return call("GET", path, null);
  }

  Answer call(String method, String path, @Nullable Object body) {
    return door.call(method, path, token, body, Map.of());
  }

  Answer post(String path, Object body, String idempotencyKey) {
    return door.call("POST", path, token, body, Map.of("Idempotency-Key", idempotencyKey));
  }

  /** Comments on a subject; applied before this returns. */
  JsonNode comments(String subject, String text) {
    return comment(subject, Map.of("text", text));
  }

  JsonNode replies(String subject, JsonNode parent, String text) {
    return comment(subject, Map.of("text", text, "parentId", parent.path("id").asString()));
  }

  private JsonNode comment(String subject, Map<String, String> draft) {
    return post("/v1/subjects/" + subject + "/comments", draft, UUID.randomUUID().toString())
        .expect(201)
        .json();
  }

  Answer likes(JsonNode comment) {
    return call("PUT", reaction(comment), Map.of("kind", "like"));
  }

  Answer unlikes(JsonNode comment) {
    return call("DELETE", reaction(comment), null);
  }

  private static String reaction(JsonNode comment) {
    return "/v1/comments/" + comment.path("id").asString() + "/reaction";
  }

  void follows(Member other) {
    call("PUT", "/v1/members/" + other.id() + "/follow", null).expect(204);
  }

  void unfollows(Member other) {
    call("DELETE", "/v1/members/" + other.id() + "/follow", null).expect(204);
  }

  JsonNode posts(String text) {
    return post("/v1/posts", Map.of("text", text), UUID.randomUUID().toString()).expect(201).json();
  }
}

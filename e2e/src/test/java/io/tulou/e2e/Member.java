package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with a token, in the words of what members do. */
record Member(Door door, long id, String name, String token) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    return applied(
        post("/v1/subjects/" + subject + "/comments", draft, UUID.randomUUID().toString()));
  }

  /** The comment of an answer once it has its floor: 201 has it, 202 will. */
  JsonNode applied(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(201, 202);
    var comment = answer.json();
    if (answer.status() == 201) {
      return comment;
    }
    return await()
        .atMost(PATIENCE)
        .until(
            () -> get("/v1/comments/" + comment.path("id").asString()),
            answered -> {
              assertThat(answered.status()).as(answered.body()).isIn(200, 404);
              return answered.status() == 200 && answered.json().path("floor").isNumber();
            })
        .json();
  }

  /** Repeats what may be repeated until it is applied, not only accepted. */
  Answer untilApplied(String method, String path, @Nullable Object body, int status) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> call(method, path, body),
            answer -> {
              assertThat(answer.status()).as(answer.body()).isIn(status, 202);
              return answer.status() == status;
            });
  }

  Answer likes(JsonNode comment) {
    return untilApplied("PUT", reaction(comment), Map.of("kind", "like"), 200);
  }

  Answer unlikes(JsonNode comment) {
    return untilApplied("DELETE", reaction(comment), null, 200);
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

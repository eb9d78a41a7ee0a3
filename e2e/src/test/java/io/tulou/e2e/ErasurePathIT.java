package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A member is erased everywhere, and nothing that is read again brings anything back. */
@ExtendWith(RunningPlatform.class)
class ErasurePathIT {
  private static final Map<String, String> TOPICS =
      Map.of(
          "comment-cache", "comment.events",
          "comment-search", "comment.events",
          "feed", "feed.posts",
          "history", "history.entries");

  @Test
  void nobodyFindsWhatAnErasedMemberWroteWatchedOrWasCalled(Door door) {
    var operator = door.newMember("Op", "operate");
    var ada = door.newMember("Ada Erased");
    var bo = door.newMember("Bo");
    bo.follows(ada);
    var subject = Door.newSubject();
    var comment = ada.comments(subject, "what I thought");
    bo.replies(subject, comment, "I see");
    ada.posts("what I posted");
    ada.call("PUT", "/v1/history/video/seen", Map.of("progress", 30)).expect(204);
    assertThat(bo.get("/v1/feed").expect(200).items()).hasSize(1);

    var told = operation(operator, "erasures", Map.of("memberId", Long.toString(ada.id())));
    TOPICS.forEach((target, topic) ->
        operation(
            operator,
            "replays",
            Map.of("topic", topic, "target", target, "from", "2020-01-01T00:00:00.000Z")));

    assertThat(told.path("notes").valueStream().map(JsonNode::asString))
        .anyMatch(note -> note.startsWith("1 comments: texts left in the tables 0, in the cache 0"))
        .contains("profile and posts: 1 erased, left 0")
        .anyMatch(note -> note.endsWith("left 0") && note.startsWith("history"));
    assertThat(bo.get("/v1/feed").expect(200).items()).isEmpty();
    assertThat(bo.get("/v1/members/" + ada.id() + "/posts").expect(200).items()).isEmpty();
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          for (var path :
              new String[] {
                "/v1/subjects/" + subject + "/comments",
                "/v1/members/" + ada.id(),
                "/v1/members/" + ada.id() + "/comments"
              }) {
            assertThat(bo.get(path).expect(200).body())
                .doesNotContain("what I thought", "what I posted", "Ada Erased");
          }
        });
  }

  private static JsonNode operation(Member operator, String kind, Map<String, String> request) {
    var started = operator.call("POST", "/v1/operations/" + kind, request).expect(202).json();
    var path = "/v1/operations/" + kind + "/" + started.path("id").asString();
    var ended =
        await()
            .atMost(Duration.ofMinutes(4))
            .until(
                () -> operator.get(path).expect(200).json(),
                told -> !told.path("endedAt").isNull());
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
    return ended;
  }
}

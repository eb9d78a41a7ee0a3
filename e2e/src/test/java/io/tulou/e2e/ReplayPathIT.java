package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Replays into what every service keeps, through the door. */
@ExtendWith(RunningPlatform.class)
class ReplayPathIT {
  private static final Map<String, String> TOPICS =
      Map.of(
          "comment-cache", "comment.events",
          "comment-search", "comment.events",
          "feed", "feed.posts",
          "history", "history.entries");

  @Test
  void aReplayIntoEachStoreEndsLeavesWhatReadersSeeAndTellsNobody(Door door) {
    var operator = door.newMember("Op", "operate");
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    bo.follows(ada);
    var post = ada.posts("read again and again").path("id").asString();
    var comment = bo.comments("post/" + post, "seen").path("id").asString();
    bo.call("PUT", "/v1/history/video/replayed", Map.of("progress", 30, "duration", 60))
        .expect(204);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(ada.get("/v1/notifications").expect(200).items()).isNotEmpty());
    assertThat(bo.get("/v1/feed").expect(200).each("id")).containsExactly(post);
    var told = ada.get("/v1/notifications").expect(200).items();

    TOPICS.forEach((target, topic) -> {
      for (var dryRun : Set.of(true, false)) {
        var ended = replay(operator, topic, target, dryRun);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        assertThat(ended.path("read").asLong()).as(ended.toString()).isPositive();
        assertThat(ended.path("failed").asLong()).as(ended.toString()).isZero();
      }
    });

    assertThat(bo.get("/v1/feed").expect(200).each("id")).containsExactly(post);
    assertThat(door.get("/v1/subjects/post/" + post + "/comments").expect(200).each("id"))
        .containsExactly(comment);
    assertThat(bo.get("/v1/history/video/replayed").expect(200).json().path("progress").asInt())
        .isEqualTo(30);
    assertThat(ada.get("/v1/notifications").expect(200).items()).isEqualTo(told);
  }

  private static JsonNode replay(Member operator, String topic, String target, boolean dryRun) {
    var request =
        Map.of(
            "topic", topic,
            "target", target,
            "from", "2020-01-01T00:00:00.000Z",
            "dryRun", dryRun);
    var started = operator.call("POST", "/v1/operations/replays", request).expect(202).json();
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                operator
                    .get("/v1/operations/replays/" + started.path("id").asString())
                    .expect(200)
                    .json(),
            told -> !told.path("endedAt").isNull());
  }
}

package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPlatform.class)
class ModerationPathIT {
  @Test
  void aModeratorFindsACommentRemovesItAndItIsGoneForReaders(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var mo = door.newMember("Mo", "moderate");
    var spam = ada.comments(subject, "buy zanzibarine pills 便宜药丸 now");
    var fine = ada.comments(subject, "what a fine house");
    var spamId = spam.path("id").asString();
    for (var query : List.of("zanzibarine", "便宜药丸")) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() ->
              assertThat(
                      mo.get("/v1/moderation/comments?q=" + encoded(query)).expect(200).each("id"))
                  .containsExactly(spamId));
    }

    var decided =
        mo.call(
                "POST",
                "/v1/moderation/decisions",
                Map.of("commentIds", List.of(spamId), "action", "remove", "reason", "spam"))
            .expect(200);

    assertThat(decided.each("outcome")).containsAnyOf("applied", "accepted");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(door.get("/v1/subjects/" + subject + "/comments?sort=newest").each("id"))
                .containsExactly(fine.path("id").asString()));
    door.get("/v1/comments/" + spamId).expectProblem(404, "not-found");
    assertThat(door.get("/v1/subjects/" + subject).json().path("commentCount").asInt())
        .isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(
                    mo.get("/v1/moderation/comments?state=removed&q=zanzibarine")
                        .expect(200)
                        .each("id"))
                .containsExactly(spamId));
  }

  @Test
  void onlyModeratorsReview(Door door) {
    var ada = door.newMember("Ada");
    var decision = Map.of("commentIds", List.of("1"), "action", "remove", "reason", "no");

    door.get("/v1/moderation/comments").expectProblem(401, "unauthenticated");
    ada.get("/v1/moderation/comments").expectProblem(403, "forbidden");
    ada.call("POST", "/v1/moderation/decisions", decision).expectProblem(403, "forbidden");
  }

  @Test
  void aCommentUnderReviewFirstIsSeenByItsAuthorOnlyUntilApproved(Door door) {
    var subject = Door.newSubject();
    var admin = door.newMember("Root", "admin", "moderate");
    var ada = door.newMember("Ada");
    admin.untilApplied("PUT", "/v1/subjects/" + subject, Map.of("mode", "pre"), 200);
    var held =
        ada.applied(
            ada.post("/v1/subjects/" + subject + "/comments", Map.of("text", "may I?"), "pre-1"));
    var path = "/v1/comments/" + held.path("id").asString();

    assertThat(held.path("state").asString()).isEqualTo("pending");
    door.get(path).expectProblem(404, "not-found");
    ada.get(path).expect(200);

    admin
        .call(
            "POST",
            "/v1/moderation/decisions",
            Map.of(
                "commentIds",
                List.of(held.path("id").asString()),
                "action",
                "approve",
                "reason",
                "fine"))
        .expect(200);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(door.get(path).expect(200).json().path("state").asString())
                .isEqualTo("visible"));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(door.get("/v1/subjects/" + subject).json().path("rootCount").asInt())
                .isEqualTo(1));
  }

  private static String encoded(String query) {
    return java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8);
  }
}

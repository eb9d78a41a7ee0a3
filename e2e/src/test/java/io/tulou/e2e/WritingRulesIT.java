package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What many do at once, and what one may not do again. */
@ExtendWith(RunningPlatform.class)
class WritingRulesIT {
  private static final int MEMBERS = 50;
  private static final int EACH = 20;

  @Test
  void aThousandLikesAndUnlikesAtOnceEndAsEachMemberSaidLast(Door door) throws Exception {
    var root = door.newMember("Ada").comments(Door.newSubject(), "like me, or do not");
    var path = "/v1/comments/" + root.path("id").asString();
    var fans = IntStream.range(0, MEMBERS).mapToObj(i -> door.newMember("Fan " + i)).toList();
    var lastWords = new HashMap<Member, Boolean>();
    var work = new ArrayList<Callable<Boolean>>();
    for (var fan : fans) {
      var random = new Random(fan.id());
      var words = IntStream.range(0, EACH).mapToObj(i -> random.nextBoolean()).toList();
      lastWords.put(fan, words.getLast());
      work.add(() -> {
        for (var likes : words) {
          // What a busy platform refuses is said again; the words of a member stay in their order.
          await()
              .atMost(Duration.ofSeconds(60))
              .until(() -> say(fan, path, likes).status(), status -> status != 503);
        }
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }

    long likes = lastWords.values().stream().filter(word -> word).count();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(door.get(path).expect(200).json().path("likeCount").asLong())
                .isEqualTo(likes));
    var page =
        "/v1/subjects/%s/%s/comments"
            .formatted(root.at("/subject/type").asString(), root.at("/subject/id").asString());
    var reaction = "/viewer/reactions/" + root.path("id").asString();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            lastWords.forEach((fan, word) ->
                assertThat(fan.get(page).expect(200).json().at(reaction).toString())
                    .as(fan.name())
                    .isEqualTo(word ? "\"like\"" : "")));
  }

  private static Answer say(Member fan, String comment, boolean likes) {
    var answer =
        likes
            ? fan.call("PUT", comment + "/reaction", Map.of("kind", "like"))
            : fan.call("DELETE", comment + "/reaction", null);
    assertThat(answer.status()).as(answer.body()).isIn(200, 202, 503);
    return answer;
  }

  @Test
  void ofEqualTextsThatRaceExactlyOneIsAccepted(Door door) throws Exception {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var path = "/v1/subjects/" + subject + "/comments";
    Callable<Answer> click = () -> ada.call("POST", path, Map.of("text", "clicked"));
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> click).toList())) {
        statuses.add(answer.get().status());
      }
    }

    assertThat(statuses).isSubsetOf(201, 202, 409).containsAnyOf(201, 202);
    assertThat(statuses).filteredOn(status -> status == 201).hasSizeLessThanOrEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(door.get("/v1/subjects/" + subject).json().path("rootCount").asInt())
                .isEqualTo(1));
    ada.call("POST", path, Map.of("text", "  CLICKED ")).expectProblem(409, "conflict");
    assertThat(door.get(path).expect(200).items()).hasSize(1);
  }

  @Test
  void inSlowModeMembersAreToldWhenToComeBackAndModeratorsAreNot(Door door) {
    var subject = Door.newSubject();
    var admin = door.newMember("Root", "admin");
    var ada = door.newMember("Ada");
    admin.untilApplied("PUT", "/v1/subjects/" + subject, Map.of("slowModeSeconds", 120), 200);
    var path = "/v1/subjects/" + subject + "/comments";
    var first = ada.applied(ada.post(path, Map.of("text", "first"), "slow-1"));

    var refused = ada.post(path, Map.of("text", "second"), "slow-2");

    refused.expectProblem(429, "slow-mode");
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElse("0")))
        .isBetween(100, 120);
    assertThat(ada.applied(ada.post(path, Map.of("text", "first"), "slow-1")).path("id"))
        .isEqualTo(first.path("id"));
    var mo = door.newMember("Mo", "moderate");
    mo.comments(subject, "one");
    mo.comments(subject, "two");
    assertThat(door.get(path).expect(200).json().path("items")).hasSize(3);
  }

  @Test
  void whoIsBlockedNeitherRepliesToNorMentionsTheBlocker(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    var root = ada.comments(subject, "leave me alone");
    ada.call("PUT", "/v1/members/" + bo.id() + "/block", null).expect(204);

    // A cold platform may be too slow to say who has blocked whom; then the write goes through.
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            bo.post(
                    "/v1/subjects/" + subject + "/comments",
                    Map.of("text", "why? " + UUID.randomUUID(), "parentId", id(root)),
                    UUID.randomUUID().toString())
                .expectProblem(403, "forbidden"));
    var other = door.newMember("Cy");
    var comment = bo.comments(subject, "hello @%d and @%d".formatted(ada.id(), other.id()));

    assertThat(comment.path("mentions").valueStream().map(WritingRulesIT::id))
        .containsExactly(Long.toString(other.id()));
    ada.call("DELETE", "/v1/members/" + bo.id() + "/block", null).expect(204);
    bo.replies(subject, root, "thank you");
  }

  private static String id(JsonNode node) {
    return node.path("id").asString();
  }
}

package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningPlatform.class)
class CommentPathIT {
  @Test
  void aRootAndItsReplyAreReadWithTheirAuthorsInEverySort(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    var root = ada.comments(subject, "The **first** floor, see https://example.org/a");
    var reply = bo.replies(subject, root, "and somebody lives there");

    for (var sort : List.of("hot", "newest", "oldest")) {
      var page = door.get("/v1/subjects/" + subject + "/comments?sort=" + sort).expect(200);
      assertThat(page.items()).hasSize(1);
      var read = page.items().getFirst();
      assertThat(read.path("floor").asInt()).isEqualTo(1);
      assertThat(read.path("author").path("name").asString()).isEqualTo("Ada");
      assertThat(read.path("html").asString())
          .contains("<strong>first</strong>")
          .contains("href=\"https://example.org/a\"")
          .contains("nofollow");
      assertThat(read.path("replyCount").asInt()).isEqualTo(1);
      var preview = read.path("replies").path(0);
      assertThat(preview.path("id").asString()).isEqualTo(reply.path("id").asString());
      assertThat(preview.path("author").path("name").asString()).isEqualTo("Bo");
      assertThat(preview.path("rootId").asString()).isEqualTo(root.path("id").asString());
      assertThat(page.json().path("nextCursor").isNull()).isTrue();
    }
    var counts = door.get("/v1/subjects/" + subject).expect(200).json();
    assertThat(counts.path("rootCount").asInt()).isEqualTo(1);
    assertThat(counts.path("commentCount").asInt()).isEqualTo(2);
  }

  @Test
  void aLikeIsCountedOnceHoweverOftenItIsSent(Door door) {
    var subject = Door.newSubject();
    var root = door.newMember("Ada").comments(subject, "like me");
    var bo = door.newMember("Bo");

    bo.likes(root).expect(200);
    var counted = bo.likes(root).expect(200).json();

    assertThat(counted.path("likeCount").asInt()).isEqualTo(1);
    var page = bo.get("/v1/subjects/" + subject + "/comments?sort=newest").expect(200);
    assertThat(page.items().getFirst().path("likeCount").asInt()).isEqualTo(1);
    assertThat(
            page.json()
                .path("viewer")
                .path("reactions")
                .path(root.path("id").asString())
                .asString())
        .isEqualTo("like");
    assertThat(bo.unlikes(root).expect(200).json().path("likeCount").asInt()).isZero();
  }

  @Test
  void hotPutsTheBestLikedFirst(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var first = ada.comments(subject, "plain");
    var liked = ada.comments(subject, "good");
    var last = ada.comments(subject, "plain too");
    for (int i = 0; i < 5; i++) {
      door.newMember("Fan " + i).likes(liked).expect(200);
    }

    assertThat(ids(door, subject, "hot").getFirst()).isEqualTo(id(liked));
    assertThat(ids(door, subject, "oldest")).containsExactly(id(first), id(liked), id(last));
    assertThat(ids(door, subject, "newest")).containsExactly(id(last), id(liked), id(first));
  }

  @Test
  void aRetryUnderTheSameKeyHasOneEffectAndAnotherBodyIsRefused(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var path = "/v1/subjects/" + subject + "/comments";
    var first = ada.applied(ada.post(path, Map.of("text", "once"), "key-1"));

    var again = ada.applied(ada.post(path, Map.of("text", "once"), "key-1"));

    assertThat(id(again)).isEqualTo(id(first));
    ada.post(path, Map.of("text", "other"), "key-1").expectProblem(422, "idempotency-key-reused");
    assertThat(ids(door, subject, "newest")).containsExactly(id(first));
  }

  @Test
  void concurrentWritersGetFloorsWithoutGapOrRepeatAndAWalkSeesEachOnce(Door door)
      throws Exception {
    var subject = Door.newSubject();
    var writers = IntStream.range(0, 8).mapToObj(i -> door.newMember("Writer " + i)).toList();
    var posts = new ArrayList<Callable<JsonNode>>();
    for (int i = 0; i < 120; i++) {
      var writer = writers.get(i % writers.size());
      int number = i;
      posts.add(() ->
          writer
              .post(
                  "/v1/subjects/" + subject + "/comments",
                  Map.of("text", "number " + number),
                  "walk-" + number)
              .json());
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var posted : threads.invokeAll(posts)) {
        assertThat(posted.get().path("id").asString()).isNotEmpty();
      }
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(door.get("/v1/subjects/" + subject).json().path("rootCount").asInt())
                .isEqualTo(120));

    for (var sort : List.of("newest", "oldest", "hot")) {
      var walked = walk(door, subject, sort);
      assertThat(walked).as(sort).hasSize(120);
      assertThat(walked.stream().map(c -> c.path("floor").asInt()).sorted())
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 120).boxed().toList());
    }
  }

  @Test
  void anAuthorEditsACommentAndAStaleVersionIsRefused(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var root = ada.comments(subject, "tpyo");
    var path = "/v1/comments/" + id(root);

    door.newMember("Bo").call("PATCH", path, Map.of("text", "his")).expectProblem(403, "forbidden");
    var edited = ada.untilApplied("PATCH", path, Map.of("text", "**typo**"), 200);

    assertThat(edited.json().path("edited").asBoolean()).isTrue();
    assertThat(edited.json().path("editedAt").isNull()).isFalse();
    assertThat(edited.headers().firstValue("ETag"))
        .hasValue("\"" + edited.json().path("version").asInt() + "\"");
    var read = door.get("/v1/subjects/" + subject + "/comments").expect(200).items().getFirst();
    assertThat(read.path("html").asString()).isEqualTo("<p><strong>typo</strong></p>");
    assertThat(read.path("floor").asInt()).isEqualTo(1);
    var stale =
        door.call(
            "PATCH",
            path,
            ada.token(),
            Map.of("text", "again"),
            Map.of("If-Match", "\"" + root.path("version").asInt() + "\""));
    stale.expectProblem(409, "version-conflict");
    assertThat(stale.json().path("detail").asString())
        .contains("version is " + edited.json().path("version").asInt());
  }

  @Test
  void anAuthorTakesACommentAwayAndOnlyTheTombstoneUnderRepliesStays(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    var lonely = ada.comments(subject, "nobody answers");
    var root = ada.comments(subject, "somebody answers");
    bo.replies(subject, root, "I do");

    bo.call("DELETE", "/v1/comments/" + id(lonely), null).expectProblem(403, "forbidden");
    ada.untilApplied("DELETE", "/v1/comments/" + id(lonely), null, 204);
    ada.untilApplied("DELETE", "/v1/comments/" + id(root), null, 204);
    ada.untilApplied("DELETE", "/v1/comments/" + id(root), null, 204);

    var items = door.get("/v1/subjects/" + subject + "/comments?sort=newest").expect(200).items();
    assertThat(items).hasSize(1);
    var tombstone = items.getFirst();
    assertThat(tombstone.path("state").asString()).isEqualTo("deleted");
    assertThat(tombstone.hasNonNull("text")).isFalse();
    assertThat(tombstone.hasNonNull("author")).isFalse();
    assertThat(tombstone.path("replies").path(0).path("text").asString()).isEqualTo("I do");
    door.get("/v1/comments/" + id(lonely)).expectProblem(404, "not-found");
    var counts = door.get("/v1/subjects/" + subject).expect(200).json();
    assertThat(counts.path("rootCount").asInt()).isZero();
    assertThat(counts.path("commentCount").asInt()).isEqualTo(1);
  }

  @Test
  void anUnknownSubjectReadsAsEmptyAndCountsComeInTheOrderAsked(Door door) {
    var known = Door.newSubject();
    door.newMember("Ada").comments(known, "hello");

    assertThat(door.get("/v1/subjects/video/never-seen/comments").expect(200).items()).isEmpty();
    var counts =
        door.get("/v1/comment-counts?subject=video/never-seen&subject=" + known).expect(200);
    assertThat(counts.each("id")).containsExactly("never-seen", known.substring(6));
    assertThat(counts.items().stream().map(i -> i.path("commentCount").asInt()))
        .containsExactly(0, 1);
  }

  private static List<JsonNode> walk(Door door, String subject, String sort) {
    var seen = new ArrayList<JsonNode>();
    String cursor = null;
    do {
      var path = "/v1/subjects/" + subject + "/comments?limit=17&sort=" + sort;
      var page = door.get(cursor == null ? path : path + "&cursor=" + cursor).expect(200);
      seen.addAll(page.items());
      cursor = page.json().path("nextCursor").asStringOpt().orElse(null);
    } while (cursor != null);
    assertThat(seen.stream().map(CommentPathIT::id).distinct()).hasSameSizeAs(seen);
    return seen;
  }

  private static List<String> ids(Door door, String subject, String sort) {
    return door.get("/v1/subjects/" + subject + "/comments?sort=" + sort).expect(200).each("id");
  }

  private static String id(JsonNode comment) {
    return comment.path("id").asString();
  }
}

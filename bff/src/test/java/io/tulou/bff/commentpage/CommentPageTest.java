package io.tulou.bff.commentpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class CommentPageTest extends DoorTest {
  private static final String ROOTS = "/internal/subjects/video/BV1:x/comments";

  @Test
  void aPageOfTwentyRootsWithThreeRepliesEachCostsTwoInnerCalls() {
    COMMENTS.answer("GET " + ROOTS, 200, Sample.page(20, 50_000, "null"));

    var answer = get("/v1/subjects/video/BV1%3Ax/comments");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("items")).hasSize(20);
    assertThat(json(answer).at("/items/19/replies")).hasSize(3);
    assertThat(COMMENTS.calls()).hasSize(1);
    assertThat(FEED.calls()).hasSize(1);
    assertThat(FEED.calls().getFirst().query().split("&")).hasSizeBetween(80, 81);
  }

  @Test
  void aRepeatedPageAsksForNoMembersAgain() {
    COMMENTS.answer("GET " + ROOTS, 200, Sample.page(5, 60_000, "null"));

    get("/v1/subjects/video/BV1:x/comments");
    get("/v1/subjects/video/BV1:x/comments");

    assertThat(FEED.calls("/internal/members")).hasSize(1);
  }

  @Test
  void aCommentIsShownExactlyAsTheContractSays() {
    COMMENTS.answer("GET /internal/comments/12", 200, Sample.comment(12, 70_001));
    FEED.answer(
        "GET /internal/members",
        200,
        "[{\"id\":70001,\"name\":\"Bo\",\"picture\":\"https://x.test/b.png\"}]");

    assertThat(get("/v1/comments/12").body())
        .isEqualTo(
            """
            {"id":"12","subject":{"type":"video","id":"BV1:x"},"rootId":null,"parentId":null,\
            "floor":3,"author":{"id":"70001","name":"Bo","picture":"https://x.test/b.png"},\
            "text":"hi @7","html":"<p>hi @7</p>","mentions":[{"id":"7","name":"Member 7"}],\
            "state":"visible","pinned":false,"featured":true,"edited":false,"likeCount":5,\
            "dislikeCount":1,"replyCount":2,"createdAt":"2026-11-21T03:04:05.000Z",\
            "editedAt":"2026-11-21T03:04:05.500Z","version":9}\
            """);
  }

  @Test
  void aTombstoneHasNeitherAuthorNorText() {
    COMMENTS.answer("GET /internal/comments/13", 200, Sample.tombstone(13));

    var comment = json(get("/v1/comments/13"));

    assertThat(comment.has("author")).isFalse();
    assertThat(comment.has("text")).isFalse();
    assertThat(comment.has("html")).isFalse();
    assertThat(comment.path("floor").isNull()).isTrue();
    assertThat(comment.path("rootId").asString()).isEqualTo("11");
    assertThat(comment.path("state").asString()).isEqualTo("removed");
  }

  @Test
  void authorsHaveDefaultNamesWhenFeedServiceIsAway() {
    COMMENTS.answer("GET " + ROOTS, 200, Sample.page(1, 80_000, "null"));
    FEED.problem("GET /internal/members", 503, "unavailable");

    var author = json(get("/v1/subjects/video/BV1:x/comments")).at("/items/0/author");

    assertThat(author.path("name").asString()).isEqualTo("Member 80000");
    assertThat(author.path("picture").isNull()).isTrue();
  }

  @Test
  void aSlowFeedServiceCostsNamesAndNotThePage() {
    COMMENTS.answer("GET " + ROOTS, 200, Sample.page(1, 81_000, "null"));
    FEED.hold();

    var answer = get("/v1/subjects/video/BV1:x/comments");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/items/0/author/name").asString()).isEqualTo("Member 81000");
  }

  @Test
  void membersSeeTheirReactionsAndOthersNoViewerAtAll() {
    COMMENTS.answer("GET " + ROOTS, 200, Sample.page(1, 82_000, "{\"1\":\"like\"}"));

    var own = json(get("/v1/subjects/video/BV1:x/comments", bearer(ISSUER.token(newMember()))));
    var public_ = json(get("/v1/subjects/video/BV1:x/comments"));

    assertThat(own.at("/viewer/reactions/1").asString()).isEqualTo("like");
    assertThat(public_.has("viewer")).isFalse();
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    COMMENTS.answer("GET " + ROOTS, 200, Sample.page(1, 83_000, "null"));
    var first = get("/v1/subjects/video/BV1:x/comments");
    var tag = first.headers().firstValue("ETag").orElseThrow();

    var second = get("/v1/subjects/video/BV1:x/comments", "If-None-Match", "\"other\", " + tag);
    COMMENTS.answer("GET " + ROOTS, 200, Sample.page(2, 83_000, "null"));
    var third = get("/v1/subjects/video/BV1:x/comments", "If-None-Match", tag);

    assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(tag).startsWith("\"");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(third.statusCode()).isEqualTo(200);
  }

  @Test
  void publishingAnswersWhereTheCommentIs() {
    COMMENTS.answer(
        "POST " + ROOTS, 200, "{\"applied\":true,\"comment\":" + Sample.comment(14, 9) + "}");

    var answer =
        post(
            "/v1/subjects/video/BV1:x/comments",
            "{\"text\":\"hi\",\"parentId\":\"12\"}",
            "Authorization",
            "Bearer " + ISSUER.token(newMember()),
            "Idempotency-Key",
            "once");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue("/v1/comments/14");
    assertThat(json(answer).path("id").asString()).isEqualTo("14");
    var call = COMMENTS.calls().getFirst();
    assertThat(JSON.readTree(call.body()).path("parentId").asString()).isEqualTo("12");
    assertThat(call.header("Idempotency-key")).isEqualTo("once");
  }

  @Test
  void anEditGoesOnWithTheVersionItsAuthorSawAndAnswersTheNewOne() {
    COMMENTS.answer(
        "PATCH /internal/comments/14",
        200,
        "{\"applied\":true,\"comment\":" + Sample.comment(14, 9) + "}");

    var answer =
        send(
            request("/v1/comments/14")
                .method("PATCH", BodyPublishers.ofString("{\"text\":\"better\"}"))
                .header("Content-Type", "application/json")
                .header("If-Match", "\"8\"")
                .headers(bearer(ISSUER.token(newMember()))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"9\"");
    assertThat(json(answer).path("version").asInt()).isEqualTo(9);
    var call = COMMENTS.calls().getFirst();
    assertThat(JSON.readTree(call.body()).path("text").asString()).isEqualTo("better");
    assertThat(call.header("If-match")).isEqualTo("\"8\"");
  }

  @Test
  void aCommentThatIsNotAppliedYetIsAccepted() {
    COMMENTS.answer(
        "POST " + ROOTS, 200, "{\"applied\":false,\"comment\":" + Sample.tombstone(15) + "}");

    var answer =
        post(
            "/v1/subjects/video/BV1:x/comments",
            "{\"text\":\"hi\"}",
            bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("floor").isNull()).isTrue();
  }

  @Test
  void aRefusalOfTheServiceKeepsItsCodeItsWordsAndWhenToComeBack() {
    COMMENTS.problem("POST " + ROOTS, 429, "slow-mode");

    var answer =
        post(
            "/v1/subjects/video/BV1:x/comments",
            "{\"text\":\"hi\"}",
            bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(code(answer)).isEqualTo("slow-mode");
    assertThat(json(answer).path("detail").asString()).isEqualTo("said by the service");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void aServiceThatIsTooLateIsAnExceededDeadline() {
    COMMENTS.hold();

    var answer = get("/v1/comments/12", "Request-Timeout", "150");

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(code(answer)).isEqualTo("deadline-exceeded");
  }

  @Test
  void whatAServiceSaysInnerlyStaysInside() {
    var answer = get("/v1/comments/99");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(code(answer)).isEqualTo("unavailable");
    assertThat(answer.body()).doesNotContain("127.0.0.1", "internal", "Exception");
  }

  @Test
  void meIsTheCallerAndNobodyWithoutAToken() {
    long member = newMember();
    COMMENTS.answer(
        "GET /internal/members/" + member + "/comments", 200, Sample.page(1, 84_000, "{}"));

    var own = get("/v1/members/me/comments", bearer(ISSUER.token(member)));

    assertThat(json(own).path("items")).hasSize(1);
    assertThat(get("/v1/members/me/comments").statusCode()).isEqualTo(401);
  }

  @Test
  void moderatorsSeeWhatMatchedBesideTheComment() {
    COMMENTS.answer(
        "GET /internal/moderation/comments",
        200,
        """
        {"items":[{"comment":%s,"ip":"192.0.2.1","device":null,"matchedRules":[],"reportCount":2,\
        "lastDecision":{"decisionId":5,"actorId":6,"action":"approve","reason":"fine",\
        "note":null,"decidedAt":"2026-11-21T03:04:05.1Z"}}],"nextCursor":null,"total":1,\
        "facets":{"state":{"visible":1}},"degraded":true}\
        """
            .formatted(Sample.comment(16, 85_000)));

    var page =
        json(
            get(
                "/v1/moderation/comments?q=%E4%BD%A0&state=visible",
                bearer(ISSUER.token(newMember(), "moderate"))));

    var item = page.path("items").get(0);
    assertThat(item.path("id").asString()).isEqualTo("16");
    assertThat(item.path("ip").asString()).isEqualTo("192.0.2.1");
    assertThat(item.at("/lastDecision/actorId").asString()).isEqualTo("6");
    assertThat(item.at("/lastDecision/decidedAt").asString()).isEqualTo("2026-11-21T03:04:05.100Z");
    assertThat(page.path("degraded").asBoolean()).isTrue();
    assertThat(page.at("/facets/state/visible").asInt()).isEqualTo(1);
    assertThat(COMMENTS.calls().getFirst().query()).contains("q=%E4%BD%A0", "state=visible");
  }

  @Test
  void theQueueOfReportsTellsWhatWasSaidAndByWhom() {
    COMMENTS.answer(
        "GET /internal/moderation/reports",
        200,
        """
        {"items":[{"comment":%s,"ip":null,"device":null,"matchedRules":[],"reportCount":2,\
        "lastDecision":null,"reports":{"reasons":{"spam":2},"reported":4,"removed":3,\
        "notes":[{"memberId":86001,"reason":"spam","note":"again",\
        "reportedAt":"2026-11-21T03:04:05.1Z"}]}}],"nextCursor":null,"total":1,\
        "facets":{},"degraded":false}\
        """
            .formatted(Sample.comment(17, 86_000)));

    var item =
        json(get("/v1/moderation/reports", bearer(ISSUER.token(newMember(), "moderate"))))
            .path("items")
            .get(0);

    assertThat(item.at("/reports/reasons/spam").asInt()).isEqualTo(2);
    assertThat(item.at("/reports/reporters/reported").asInt()).isEqualTo(4);
    assertThat(item.at("/reports/reporters/removed").asInt()).isEqualTo(3);
    assertThat(item.at("/reports/notes/0/member/id").asString()).isEqualTo("86001");
    assertThat(item.at("/reports/notes/0/note").asString()).isEqualTo("again");
    assertThat(item.at("/reports/notes/0/reportedAt").asString())
        .isEqualTo("2026-11-21T03:04:05.100Z");
  }
}

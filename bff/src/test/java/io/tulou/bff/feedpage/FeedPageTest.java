package io.tulou.bff.feedpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import org.junit.jupiter.api.Test;

class FeedPageTest extends DoorTest {
  private static final String FEED_PAGE =
      "{\"items\":[%s,%s],\"nextCursor\":null,\"latest\":\"mark\"}"
          .formatted(Sample.post(501, 95_001), Sample.post(502, 95_002));

  private static String summaries(int count) {
    return """
    {"items":[{"type":"post","id":"501","rootCount":1,"commentCount":%d,"best":%s},\
    {"type":"post","id":"502","rootCount":0,"commentCount":0,"best":null}]}\
    """
        .formatted(count, Sample.comment(31, 95_003));
  }

  @Test
  void theFeedHasAuthorsCountsAndBestCommentsInThreeInnerCalls() {
    FEED.answer("GET /internal/feed", 200, FEED_PAGE);
    FEED.answer("GET /internal/members", 200, "[{\"id\":95001,\"name\":\"Cy\",\"picture\":null}]");
    COMMENTS.answer("GET /internal/subject-summaries", 200, summaries(4));

    var page = json(get("/v1/feed", bearer(ISSUER.token(newMember()))));

    assertThat(page.at("/items/0/author/name").asString()).isEqualTo("Cy");
    assertThat(page.at("/items/0/commentCount").asInt()).isEqualTo(4);
    assertThat(page.at("/items/0/bestComment/author/name").asString()).isEqualTo("Member 95003");
    assertThat(page.path("items").get(1).has("bestComment")).isFalse();
    assertThat(page.path("latest").asString()).isEqualTo("mark");
    assertThat(page.has("sections")).isFalse();
    assertThat(COMMENTS.calls()).hasSize(1);
    assertThat(FEED.calls("/internal/members")).hasSize(1);
  }

  @Test
  void withoutCommentServiceTheFeedIsThereAndSaysWhatIsMissing() {
    FEED.answer("GET /internal/feed", 200, FEED_PAGE);
    COMMENTS.hold();

    var answer = get("/v1/feed", bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("items")).hasSize(2);
    assertThat(json(answer).at("/items/0/commentCount").asInt()).isZero();
    assertThat(json(answer).at("/sections/comments/status").asString()).isEqualTo("unavailable");
  }

  @Test
  void aPostIsShownExactlyAsTheContractSays() {
    FEED.answer("GET /internal/posts/501", 200, Sample.post(501, 96_001));
    COMMENTS.answer("GET /internal/subject-summaries", 200, summaries(2));

    assertThat(get("/v1/posts/501").body())
        .isEqualTo(
            """
            {"id":"501","author":{"id":"96001","name":"Member 96001","picture":null},\
            "text":"a post","html":"<p>a post</p>","attachments":[{"url":"https://x.test/a.png",\
            "kind":"image","width":3}],"visibility":"public","commentCount":2,\
            "createdAt":"2026-11-21T03:04:05.120Z"}\
            """);
  }

  @Test
  void publishingAPostAnswersWhereItIs() {
    FEED.answer("POST /internal/posts", 200, Sample.post(777, 96_002));
    COMMENTS.answer("GET /internal/subject-summaries", 200, "{\"items\":[]}");

    var answer =
        post(
            "/v1/posts",
            """
            {"text":"a post","visibility":"followers","publishAt":"2026-11-21T03:04:05Z",\
            "attachments":[{"url":"https://x.test/a.png","kind":"image"}]}\
            """,
            bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue("/v1/posts/777");
    var sent = JSON.readTree(FEED.calls("/internal/posts").getFirst().body());
    assertThat(sent.path("visibility").asString()).isEqualTo("followers");
    assertThat(sent.path("publishAt").asString()).startsWith("2026-11-21T03:04:05");
  }

  @Test
  void malformedPostsNeverReachTheService() {
    var token = bearer(ISSUER.token(newMember()));

    for (var body :
        new String[] {
          "{}",
          "{\"text\":null}",
          "{\"text\":\"a\",\"visibility\":\"all\"}",
          "{\"text\":\"a\",\"publishAt\":\"tomorrow\"}",
          "{\"text\":\"a\",\"publishAt\":5}",
          "{\"text\":\"a\",\"attachments\":[null]}",
          "{\"text\":\"a\",\"attachments\":[{\"url\":\"u\"}]}",
          "{\"text\":\"a\",\"attachments\":[{\"url\":\"u\",\"kind\":\"image\",\"width\":1.5}]}"
        }) {
      assertThat(post("/v1/posts", body, token).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(FEED.calls("/internal/posts")).isEmpty();
  }
}

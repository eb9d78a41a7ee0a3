package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest extends DoorTest {
  private static final String PUBLISH = "/v1/subjects/video/1/comments";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=51",
        "limit=-1",
        "limit=2147483648",
        "limit=abc",
        "limit=1e2",
        "limit=%205",
        "limit=",
        "limit=0x10",
        "limit=05",
        "limit=%EF%BC%91",
        "limit=5&limit=9",
        "sort=(select%201)",
        "sort=HOT",
        "sort=",
        "cursor=%C0%AF",
        "%6Cimit=1&limit=2",
        "page=1000000000",
        "offset=5",
        "cursor=a&cursor=b"
      })
  void strangeQueriesAreRefusedWithoutAnEcho(String query) {
    var answer = get("/v1/subjects/video/1/comments?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("invalid-request");
    assertThat(json(answer).path("detail").asString()).doesNotContain("select", "1e2", "0x10");
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @Test
  void queriesThatAreNotUtf8AreRefusedForRoutesThatArePassedOnToo() {
    assertThat(get("/v1/comment-counts?subject=%C0%AF").statusCode()).isEqualTo(400);
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @Test
  void pagesAreAskedForAsTheClientSaid() {
    COMMENTS.answer("GET /internal/subjects/video/1/comments", 200, Sample.page(0, 1, "null"));

    get("/v1/subjects/video/1/comments?sort=oldest&limit=50&cursor=ab-_");
    get("/v1/subjects/video/1/comments");

    assertThat(COMMENTS.calls().getFirst().query())
        .contains("sort=oldest", "limit=50", "cursor=ab-_");
    assertThat(COMMENTS.calls().getLast().query()).contains("sort=hot", "limit=20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "+1",
        "01",
        "0x10",
        "9007199254740992",
        "9223372036854775808",
        "1.0",
        "%EF%BC%91",
        "1%20",
        "abc",
        "1;a=b",
        "1.json",
        "1/"
      })
  void whatIsNotAnIdIsNotFound(String id) {
    var answer = get("/v1/comments/" + id);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("not-found");
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/subjects/Video/1/comments",
        "/v1/subjects/1video/1/comments",
        "/v1/subjects/video/a%20b/comments",
        "/v1/subjects/video/%E4%BD%A0/comments",
        "//v1//feed",
        "/V1/feed",
        "/v1/feed.json",
        "/error",
        "/actuator/health",
        "/"
      })
  void otherPathsAreNotFound(String path) {
    assertThat(code(get(path))).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "null",
        "[]",
        "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"text\":\"a\",\"state\":\"visible\"}",
        "{\"text\":\"a\",\"@class\":\"x\"}",
        "{\"text\":\"a\"}{}",
        "{\"text\":12}",
        "{\"text\":true}",
        "{\"text\":[]}",
        "{\"text\":{}}",
        "{\"text\":null}",
        "{'text':'a'}",
        "{\"text\":\"a\",}",
        "{\"text\":\"a\",\"parentId\":12}",
        "{\"text\":\"a\",\"parentId\":\"012\"}",
        "{\"text\":\"a\"} // comment"
      })
  void bodiesThatAreNotWhatIsTakenAreRefused(String body) {
    var answer = post(PUBLISH, body, bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("invalid-request");
    assertThat(answer.body()).doesNotContain("tools.jackson", "Draft");
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @Test
  void deeplyNestedBodiesAreRefused() {
    var body = "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    var answer = post(PUBLISH, body, bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void bodiesAreUtf8AndNothingElse() {
    assertThat(sendBytes("{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(400);
    assertThat(sendBytes("\uFEFF{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    assertThat(sendBytes(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'})).isEqualTo(400);
    assertThat(sendBytes(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
        .isEqualTo(400);
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @Test
  void bodiesOverSixtyFourKibibytesAreTooLargeHoweverTheyCome() {
    var token = bearer(ISSUER.token(newMember()));
    var large = "{\"text\":\"" + "a".repeat(70_000) + "\"}";

    var announced = post(PUBLISH, large, token);
    var chunked =
        send(
            request(PUBLISH)
                .headers(token)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArray(large.getBytes(StandardCharsets.UTF_8)))));

    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(code(chunked)).isEqualTo("payload-too-large");
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/foo+json",
        "application/json; charset=utf-7",
        "application/json, text/plain"
      })
  void onlyJsonIsTaken(String type) {
    var answer =
        send(
            request(PUBLISH)
                .headers(bearer(ISSUER.token(newMember())))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept")).hasValue("application/json");
  }

  @Test
  void encodedBodiesAreNotUnpacked() {
    var answer =
        post(
            PUBLISH,
            "not really gzip",
            "Authorization",
            "Bearer " + ISSUER.token(newMember()),
            "Content-Encoding",
            "gzip");

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({"application/xml,406", "text/html,406", "nonsense,406", "'text/html,*/*;q=0.1',200"})
  void answersAreJsonOrNone(String accept, int status) {
    COMMENTS.answer("GET /internal/comments/1", 200, Sample.comment(1, 1));

    assertThat(get("/v1/comments/1", "Accept", accept).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001", "-5", "1.5", "abc", "", "0100"})
  void aBudgetIsOneToTenThousandMilliseconds(String budget) {
    assertThat(get("/v1/comments/1", "Request-Timeout", budget).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "has space",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void anIdempotencyKeyIsVisibleAscii(String key) {
    var answer =
        post(
            PUBLISH,
            "{\"text\":\"a\"}",
            "Authorization",
            "Bearer " + ISSUER.token(newMember()),
            "Idempotency-Key",
            key);

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aReadWithABodyIsRefused() {
    var answer =
        send(
            request("/v1/comments/1")
                .header("Content-Type", "application/json")
                .method("GET", BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void unlistedOriginsGetNoPermission() {
    COMMENTS.answer("GET /internal/comments/1", 200, Sample.comment(1, 1));

    var answer = get("/v1/comments/1", "Origin", "https://evil.test");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  private int sendBytes(byte[] body) {
    return send(request(PUBLISH)
            .headers(bearer(ISSUER.token(newMember())))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)))
        .statusCode();
  }
}

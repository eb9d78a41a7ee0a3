package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassThroughTest extends DoorTest {
  @Test
  void aRouteIsPassedOnWithIdentityDeadlineAndTrace() {
    long member = newMember();
    FEED.answer("GET /v1/feed/news", 200, "{\"count\":3}");
    var traceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    var answer =
        get(
            "/v1/feed/news?since=a%2Bb",
            "Authorization",
            "Bearer " + ISSUER.token(member, "operate"),
            "Request-Timeout",
            "3000",
            "traceparent",
            traceParent,
            "User-Agent",
            "a phone");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"count\":3}");
    assertThat(answer.headers().firstValue("Trace-Id"))
        .hasValue("0af7651916cd43dd8448eb211c80319c");
    var call = FEED.calls("/v1/feed/news").getFirst();
    assertThat(call.query()).isEqualTo("since=a%2Bb");
    assertThat(Integer.parseInt(call.header("Tulou-deadline"))).isBetween(1, 3_000);
    assertThat(call.header("Traceparent"))
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
        .isNotEqualTo(traceParent);
    var caller = internalTokens().verify(call.header("Tulou-identity")).orElseThrow();
    assertThat(caller.memberId()).isEqualTo(member);
    assertThat(caller.scopes()).containsExactly("operate");
    assertThat(caller.address()).isEqualTo("127.0.0.1");
    assertThat(caller.device()).isEqualTo("a phone");
  }

  @Test
  void nothingAClientClaimsAboutItselfArrives() {
    COMMENTS.answer("GET /v1/subjects/video/1", 200, "{}");

    get(
        "/v1/subjects/video/1",
        "Tulou-Identity",
        "forged",
        "Tulou-Deadline",
        "999999",
        "X-User-Id",
        "1",
        "X-Internal-Auth",
        "1",
        "Forwarded",
        "for=1.2.3.4",
        "X-Forwarded-For",
        "1.2.3.4",
        "X-Forwarded-Host",
        "evil",
        "X-HTTP-Method-Override",
        "DELETE",
        "X-Original-URL",
        "/admin",
        "Cookie",
        "a=b");

    var call = COMMENTS.calls().getFirst();
    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.headers().keySet())
        .doesNotContain(
            "Authorization",
            "Cookie",
            "Forwarded",
            "X-forwarded-for",
            "X-forwarded-host",
            "X-user-id",
            "X-internal-auth",
            "X-http-method-override",
            "X-original-url");
    assertThat(call.headers().get("Tulou-identity")).hasSize(1);
    var caller = internalTokens().verify(call.header("Tulou-identity")).orElseThrow();
    assertThat(caller.isMember()).isFalse();
    assertThat(caller.address()).isEqualTo("127.0.0.1");
    assertThat(Integer.parseInt(call.header("Tulou-deadline"))).isLessThanOrEqualTo(2_000);
  }

  @Test
  void theTokenItselfStaysAtTheDoor() {
    FEED.answer("PUT /v1/members/7/follow", 204, "");

    var answer =
        send(
            request("/v1/members/7/follow")
                .PUT(BodyPublishers.noBody())
                .headers(bearer(ISSUER.token(newMember()))));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(FEED.calls("/v1/members/7/follow").getFirst().headers())
        .doesNotContainKey("Authorization");
  }

  @Test
  void aBodyIsPassedOnAsItIs() {
    var body = "{\"progress\":12,\"device\":\"电视\"}";
    HISTORY.answer("PUT /v1/history/video/a:b", 204, "");

    var answer =
        send(
            request("/v1/history/video/a:b")
                .PUT(BodyPublishers.ofString(body))
                .headers(bearer(ISSUER.token(newMember())))
                .header("Content-Type", "application/json; charset=UTF-8"));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(HISTORY.calls().getFirst().body()).isEqualTo(body);
  }

  @Test
  void aProblemOfTheServiceIsPassedBackAsItIs() {
    COMMENTS.problem("DELETE /v1/comments/5", 409, "conflict");

    var answer =
        send(request("/v1/comments/5").DELETE().headers(bearer(ISSUER.token(newMember()))));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(code(answer)).isEqualTo("conflict");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
  }

  @Test
  void onlyNamedHeadersComeBack() {
    COMMENTS.answer(
        "GET /v1/subjects/video/1", 200, "application/json", "{}", Map.of("X-Inner", "1"));

    var headers = get("/v1/subjects/video/1").headers().map();

    assertThat(headers).doesNotContainKeys("X-Inner", "Set-Cookie", "Server", "x-inner");
    assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
    assertThat(headers).containsKey("etag");
  }

  @Test
  void repeatedParametersAreTheServicesToJudgeWhereItTakesThem() {
    COMMENTS.answer("GET /v1/comment-counts", 200, "{\"items\":[]}");

    var answer = get("/v1/comment-counts?subject=video/1&subject=video/2");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(COMMENTS.calls().getFirst().query())
        .isIn("subject=video/1&subject=video/2", "subject=video%2F1&subject=video%2F2");
  }

  @Test
  void anAnswerThatBreaksOffIsNoFailureOfTheDoor() {
    COMMENTS.breakOff("GET /v1/comment-counts");
    COMMENTS.breakOff("GET /internal/comments/1");

    var passed = get("/v1/comment-counts?subject=video/1");
    var own = get("/v1/comments/1");

    assertThat(passed.statusCode()).isEqualTo(503);
    assertThat(code(passed)).isEqualTo("unavailable");
    assertThat(own.statusCode()).isEqualTo(503);
    assertThat(code(own)).isEqualTo("unavailable");
  }

  @Test
  void aServiceThatIsTooLateOrBrokenIsSaidInOurWords() {
    COMMENTS.hold();

    var late = get("/v1/subjects/video/1", "Request-Timeout", "120");

    assertThat(late.statusCode()).isEqualTo(504);
    assertThat(code(late)).isEqualTo("deadline-exceeded");
  }
}

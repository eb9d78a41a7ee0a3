package io.tulou.bff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.EventStream;
import io.tulou.bff.testing.FakeService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class RevocationTest extends DoorTest {
  private static final FakeService LIST = new FakeService();

  @DynamicPropertySource
  static void list(DynamicPropertyRegistry registry) {
    LIST.answer("GET /revoked", 200, "{\"revoked\":[]}");
    registry.add("tulou.security.revocations-uri", () -> LIST.uri() + "/revoked");
  }

  @Test
  void aMemberWhoseTokensWereTakenBackIsRefusedWithinFiveSeconds() {
    long member = newMember();
    var token = bearer(ISSUER.token(member));
    FEED.answer("GET /v1/feed/news", 200, "{\"count\":0,\"capped\":false}");
    var path = "/v1/feed/news?since=x";
    assertThat(get(path, token).statusCode()).isEqualTo(200);

    revoke(member, Instant.now().plusSeconds(60));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(get(path, token).statusCode()).isEqualTo(401));
    assertThat(code(get(path, token))).isEqualTo("unauthenticated");
    assertThat(get("/v1/comments/1", token).statusCode()).isEqualTo(401);
    assertThat(get(path, bearer(ISSUER.token(newMember()))).statusCode()).isEqualTo(200);

    // What is said last holds while the issuer is away.
    LIST.reset();
    await().until(() -> LIST.calls().size() > 1);
    assertThat(get(path, token).statusCode()).isEqualTo(401);

    // Tokens issued after the time named are good.
    revoke(member, Instant.now().minusSeconds(3_600));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(get(path, token).statusCode()).isEqualTo(200));
  }

  @Test
  void streamsOfAMemberWhoseTokensWereTakenBackEndWithinFiveSecondsAndThoseOfOthersStay() {
    long member = newMember();
    var operation = "/v1/operations/replays/7";
    JOB.answer("GET " + operation, 200, "{\"id\":\"7\",\"state\":\"running\",\"read\":1}");
    var token = bearer(ISSUER.token(member, "operate"));
    try (var own = listen("/v1/live?notifications=true", token);
        var followed = listen(operation + "/events", token);
        var other = listen("/v1/live?notifications=true", bearer(ISSUER.token(newMember())))) {
      own.await("retry: ");
      followed.await("event: progress");
      other.await("retry: ");

      revoke(member, Instant.now().plusSeconds(60));

      await().atMost(Duration.ofSeconds(5)).until(() -> own.isOver() && followed.isOver());
      assertThat(other.isOver()).isFalse();
      assertThat(get("/v1/live?notifications=true", token).statusCode()).isEqualTo(401);
    }
  }

  private EventStream listen(String path, String... headers) {
    return EventStream.open(request(path).headers(headers).header("Accept", "text/event-stream"));
  }

  private static void revoke(long member, Instant until) {
    LIST.answer(
        "GET /revoked",
        200,
        "application/json",
        "{\"revoked\":[{\"sub\":\"%d\",\"until\":\"%s\"}]}".formatted(member, until),
        Map.of());
  }
}

package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {
      "tulou.limits.address-writes.per-second=1",
      "tulou.limits.address-writes.burst=3"
    })
class LimitedDoorTest extends DoorTest {
  @Test
  void whoWritesTooOftenIsToldWhenToComeBackBeforeTheTokenIsLookedAt() {
    for (int i = 0; i < 3; i++) {
      assertThat(write().statusCode()).isEqualTo(401);
    }

    var refused = write();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(code(refused)).isEqualTo("rate-limited");
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertThat(get("/v1/feed").statusCode()).isEqualTo(401);
  }

  private java.net.http.HttpResponse<String> write() {
    return send(request("/v1/members/7/follow").PUT(BodyPublishers.noBody()));
  }
}

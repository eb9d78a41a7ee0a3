package io.tulou.bff.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.testing.DoorTest;
import io.tulou.common.overload.AdaptiveLimiter;
import io.tulou.common.overload.Criticality;
import io.tulou.common.overload.Permit;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {"tulou.overload.minimum=4", "tulou.overload.maximum=8", "tulou.overload.busy=1"})
class OverloadedDoorTest extends DoorTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Autowired private AdaptiveLimiter limiter;
  @Autowired private MeterRegistry meters;
  private final List<Permit> others = new ArrayList<>();

  @AfterEach
  void theOthersGo() {
    others.forEach(Permit::close);
  }

  @Test
  void whatThereIsNoTimeForIsRefusedAsAProblemWithATimeToComeBack() {
    inFlight(8);

    var refused = get("/v1/feed", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.headers().firstValue("Trace-Id")).hasValue(TRACE);
    assertThat(code(refused)).isEqualTo("overloaded");
    assertThat(json(refused).path("traceId").asString()).isEqualTo(TRACE);
    assertThat(json(refused).path("type").asString()).isEqualTo("/problems/overloaded");
  }

  @Test
  void theLeastImportantGoFirstAndModerationLast() {
    COMMENTS.answer("GET /v1/comment-counts", 200, "{\"items\":[]}");
    double before = shed(Criticality.SHEDDABLE);

    inFlight(4);
    assertThat(get("/v1/history").statusCode()).isEqualTo(503);
    assertThat(get("/v1/feed").statusCode()).isEqualTo(401);
    inFlight(2);
    assertThat(get("/v1/feed").statusCode()).isEqualTo(503);
    assertThat(get("/v1/comment-counts?subject=video/1").statusCode()).isEqualTo(200);
    inFlight(1);
    assertThat(post("/v1/moderation/decisions", "{}").statusCode()).isEqualTo(401);

    assertThat(shed(Criticality.SHEDDABLE)).isEqualTo(before + 1);
    assertThat(shed(Criticality.CRITICAL_PLUS)).isZero();
  }

  @Test
  void aPathThatIsNotThereIsNoWayAroundTheLimit() {
    inFlight(4);

    assertThat(get("/nothing").statusCode()).isEqualTo(503);
  }

  @Test
  void everyAnswerGivesItsPlaceBack() {
    for (int i = 0; i < 50; i++) {
      get("/v1/feed");
      get("/nothing");
      post("/v1/posts", "{}");
    }

    Awaitility.await().until(() -> limiter.inFlight() == 0);
  }

  private void inFlight(int more) {
    Awaitility.await().until(() -> limiter.inFlight() == others.size());
    for (int i = 0; i < more; i++) {
      others.add(limiter.tryAcquire(Criticality.CRITICAL_PLUS).orElseThrow());
    }
  }

  private double shed(Criticality criticality) {
    return meters.counter("tulou.shed", "criticality", criticality.label()).count();
  }
}

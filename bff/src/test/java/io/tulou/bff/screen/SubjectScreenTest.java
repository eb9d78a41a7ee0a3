package io.tulou.bff.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import org.junit.jupiter.api.Test;

class SubjectScreenTest extends DoorTest {
  private static final String SCREEN = "/v1/pages/subjects/video/BV1:x";

  @Test
  void aMemberGetsEverySectionInOneCall() {
    COMMENTS.answer("GET /v1/subjects/video/BV1:x", 200, "{\"rootCount\":1}");
    COMMENTS.answer(
        "GET /internal/subjects/video/BV1:x/comments",
        200,
        Sample.page(1, 90_000, "{\"1\":\"dislike\"}"));
    HISTORY.answer("GET /v1/history/video/BV1:x", 200, "{\"progress\":12}");

    var screen = json(get(SCREEN, bearer(ISSUER.token(newMember()))));

    assertThat(screen.at("/subject/data/rootCount").asInt()).isEqualTo(1);
    assertThat(screen.at("/comments/data/items")).hasSize(1);
    assertThat(screen.at("/viewer/data/reactions/1").asString()).isEqualTo("dislike");
    assertThat(screen.at("/resume/status").asString()).isEqualTo("fresh");
    assertThat(screen.at("/resume/data/progress").asInt()).isEqualTo(12);
  }

  @Test
  void whatIsAwayIsMarkedAndTheRestIsThere() {
    COMMENTS.answer("GET /v1/subjects/video/BV1:x", 200, "{\"rootCount\":1}");
    HISTORY.problem("GET /v1/history/video/BV1:x", 404, "not-found");

    var answer = get(SCREEN, bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/comments/status").asString()).isEqualTo("unavailable");
    assertThat(json(answer).at("/subject/status").asString()).isEqualTo("fresh");
    assertThat(json(answer).at("/resume/status").asString()).isEqualTo("fresh");
    assertThat(json(answer).at("/resume/data").isNull()).isTrue();
  }

  @Test
  void nobodyHasNoViewerAndNothingToResume() {
    COMMENTS.answer("GET /v1/subjects/video/BV1:x", 200, "{}");

    var screen = json(get(SCREEN));

    assertThat(screen.has("viewer")).isFalse();
    assertThat(screen.has("resume")).isFalse();
    assertThat(HISTORY.calls()).isEmpty();
  }
}

package io.tulou.bff.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.page.LastCopies;
import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SubjectScreenTest extends DoorTest {
  @Autowired private LastCopies copies;

  private static final String SCREEN = "/v1/pages/subjects/video/BV1:x";

  @Test
  void aMemberGetsEverySectionInOneCall() {
    COMMENTS.answer("GET /v1/subjects/video/BV1:x", 200, "{\"rootCount\":1}");
    COMMENTS.answer(
        "GET /internal/subjects/video/BV1:x/comments",
        200,
        Sample.page(1, 90_000, "{\"1\":\"dislike\"}"));
    HISTORY.answer("GET /v1/history/video/BV1:x", 200, "{\"progress\":12}");
    COMMENTS.answer(
        "GET /internal/own-sanctions",
        200,
        "{\"items\":[{\"kind\":\"mute\",\"until\":\"2026-12-24T00:00:00.000Z\"}]}");

    var screen = json(get(SCREEN, bearer(ISSUER.token(newMember()))));

    assertThat(screen.at("/subject/data/rootCount").asInt()).isEqualTo(1);
    assertThat(screen.at("/comments/data/items")).hasSize(1);
    assertThat(screen.at("/viewer/data/reactions/1").asString()).isEqualTo("dislike");
    assertThat(screen.at("/viewer/data/sanctions/0/kind").asString()).isEqualTo("mute");
    assertThat(screen.at("/viewer/data/sanctions/0/until").asString())
        .isEqualTo("2026-12-24T00:00:00.000Z");
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
  void whileSanctionsAreAwayTheViewersReactionsAreThere() {
    COMMENTS.answer("GET /v1/subjects/video/BV1:x", 200, "{}");
    COMMENTS.answer(
        "GET /internal/subjects/video/BV1:x/comments",
        200,
        Sample.page(1, 90_000, "{\"1\":\"like\"}"));

    for (var away : Map.of(404, "not-found", 503, "unavailable").entrySet()) {
      COMMENTS.problem("GET /internal/own-sanctions", away.getKey(), away.getValue());
      var answer = get(SCREEN, bearer(ISSUER.token(newMember())));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(json(answer).at("/viewer/status").asString()).isEqualTo("fresh");
      assertThat(json(answer).at("/viewer/data/reactions/1").asString()).isEqualTo("like");
      assertThat(json(answer).at("/viewer/data").has("sanctions")).isFalse();
    }
  }

  @Test
  void theLastGoodCopyStandsInForAPartThatIsAway() {
    var screen = answeringScreen();
    var good = json(get(screen));
    COMMENTS.reset();

    var stale = json(get(screen));

    assertThat(stale.at("/subject/status").asString()).isEqualTo("stale");
    assertThat(stale.at("/comments/status").asString()).isEqualTo("stale");
    assertThat(Instant.parse(stale.at("/comments/asOf").asString())).isBefore(Instant.now());
    assertThat(stale.at("/comments/data")).isEqualTo(good.at("/comments/data"));
    assertThat(good.at("/comments").has("asOf")).isFalse();
  }

  @Test
  void aCopyIsForWhomItWasMadeAndForNobodyElse() {
    var screen = answeringScreen();
    var author = bearer(ISSUER.token(newMember()));
    get(screen, author);
    COMMENTS.reset();

    assertThat(json(get(screen, author)).at("/comments/status").asString()).isEqualTo("stale");
    assertThat(json(get(screen)).at("/comments/status").asString()).isEqualTo("unavailable");
  }

  @Test
  void aCopyThatMayShowWhatIsGoneIsNotShown() {
    var screen = answeringScreen();
    get(screen);
    COMMENTS.reset();

    copies.drop("video/" + screen.substring(screen.lastIndexOf('/') + 1));

    assertThat(json(get(screen)).at("/comments/status").asString()).isEqualTo("unavailable");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void innerCallsDoNotGrowWithRootsAndAuthors(int roots) {
    var screen = "/v1/pages/subjects/video/BV1:x";
    var member = bearer(ISSUER.token(newMember()));
    get("/v1/comments/1", member);
    forgetCalls();
    COMMENTS.answer("GET /v1/subjects/video/BV1:x", 200, "{}");
    COMMENTS.answer(
        "GET /internal/subjects/video/BV1:x/comments",
        200,
        Sample.page(roots, 200_000 + 1_000L * roots, "{}"));
    COMMENTS.answer("GET /internal/own-sanctions", 200, "{\"items\":[]}");
    HISTORY.answer("GET /v1/history/video/BV1:x", 200, "{}");

    assertThat(json(get(screen, member)).at("/comments/data/items")).hasSize(roots);

    assertThat(COMMENTS.calls()).hasSize(3);
    assertThat(FEED.calls()).hasSize(1);
    assertThat(HISTORY.calls()).hasSize(1);
  }

  /** A screen of a subject of its own, for which everything can be had. */
  private static String answeringScreen() {
    var id = "copy-" + newMember();
    COMMENTS.answer("GET /v1/subjects/video/" + id, 200, "{\"rootCount\":1}");
    COMMENTS.answer(
        "GET /internal/subjects/video/" + id + "/comments", 200, Sample.page(1, 90_000, "{}"));
    return "/v1/pages/subjects/video/" + id;
  }

  @Test
  void nobodyHasNoViewerAndNothingToResume() {
    COMMENTS.answer("GET /v1/subjects/video/BV1:x", 200, "{}");

    var screen = json(get(SCREEN));

    assertThat(screen.has("viewer")).isFalse();
    assertThat(screen.has("resume")).isFalse();
    assertThat(COMMENTS.calls()).noneMatch(call -> call.path().equals("/internal/own-sanctions"));
    assertThat(HISTORY.calls()).isEmpty();
  }
}

package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningPlatform.class)
class HistoryPathIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void aHeartbeatIsWhereToResumeAndStandsOnTheHistoryPage(Door door) {
    var ada = door.newMember("Ada");
    for (int second = 5; second <= 60; second += 5) {
      ada.call("PUT", "/v1/history/video/film-1", Map.of("progress", second, "duration", 3600))
          .expect(204);
    }
    ada.call("PUT", "/v1/history/video/film-2", Map.of("progress", 3599, "duration", 3600))
        .expect(204);

    var resume = ada.get("/v1/history/video/film-1").expect(200).json();
    assertThat(resume.path("progress").asInt()).isEqualTo(60);
    assertThat(resume.path("finished").asBoolean()).isFalse();
    var history = ada.get("/v1/history?tz=Europe/Berlin").expect(200);
    assertThat(history.items().stream().map(e -> e.path("subject").path("id").asString()))
        .containsExactly("film-2", "film-1");
    assertThat(history.items().getFirst().path("finished").asBoolean()).isTrue();
    assertThat(history.json().path("days").path(0).path("count").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsForgottenIsGoneAtOnceAndOlderHeartbeatsDoNotBringItBack(Door door) {
    var ada = door.newMember("Ada");
    ada.call("PUT", "/v1/history/video/film-1", Map.of("progress", 10)).expect(204);
    ada.call("DELETE", "/v1/history/video/film-1", null).expect(204);

    ada.call(
            "PUT",
            "/v1/history/video/film-1",
            Map.of("progress", 20, "watchedAt", "2026-01-01T00:00:00.000Z"))
        .expect(204);

    ada.get("/v1/history/video/film-1").expectProblem(404, "not-found");
    assertThat(ada.get("/v1/history").expect(200).items()).isEmpty();
  }

  @Test
  void aLookupTellsHowFarEachSubjectWasSeen(Door door) {
    var ada = door.newMember("Ada");
    ada.call("PUT", "/v1/history/video/film-1", Map.of("progress", 10)).expect(204);

    var seen =
        ada.call(
                "POST",
                "/v1/history/lookup",
                Map.of(
                    "subjects",
                    List.of(
                        Map.of("type", "video", "id", "film-1"),
                        Map.of("type", "video", "id", "film-9"))))
            .expect(200);

    assertThat(seen.body()).contains("film-1").contains("\"progress\":10");
  }

  @Test
  void aClientThatHasAllIsToldSoWithoutAnythingElse(Door door) {
    var ada = door.newMember("Ada");
    ada.call("PUT", "/v1/history/video/film-1", Map.of("progress", 10)).expect(204);
    var path = "/v1/history/last-activity";
    var tag = ada.get(path).expect(200).headers().firstValue("ETag").orElseThrow();

    var known = Map.of("If-None-Match", tag);
    door.call("GET", path, ada.token(), null, known).expect(304);
    ada.call("PUT", "/v1/history/video/film-1", Map.of("progress", 20)).expect(204);
    door.call("GET", path, ada.token(), null, known).expect(200);
  }

  @Test
  void whatIsExportedCanBeImportedByAnother(Door door) {
    var ada = door.newMember("Ada");
    for (int film = 1; film <= 3; film++) {
      ada.call("PUT", "/v1/history/video/film-" + film, Map.of("progress", film)).expect(204);
    }

    var exported = ada.get("/v1/history/export").expect(200);

    assertThat(exported.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/x-ndjson");
    var lines = exported.body().lines().toList();
    assertThat(lines).hasSize(3);
    var bo = door.newMember("Bo");
    var entries = lines.stream().map(JSON::readTree).toList();
    bo.post("/v1/history/batch", Map.of("entries", entries), "import-1").expect(200);
    assertThat(bo.get("/v1/history/export").expect(200).body()).isEqualTo(exported.body());
  }

  @Test
  void nobodyReadsTheHistoryOfAnother(Door door) {
    var ada = door.newMember("Ada");
    ada.call("PUT", "/v1/history/video/film-1", Map.of("progress", 10)).expect(204);

    door.newMember("Bo").get("/v1/history/video/film-1").expectProblem(404, "not-found");
    door.get("/v1/history").expectProblem(401, "unauthenticated");
  }
}

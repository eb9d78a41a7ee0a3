package io.tulou.bff.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomeScreenTest extends DoorTest {
  private static final String HOME = "/v1/pages/home";

  @Test
  void aScreenHasTheFeedWhatIsNotFinishedAndHowManyNotificationsAreUnread() {
    feed();
    HISTORY.answer("GET /v1/history", 200, history(20, "null"));
    HISTORY.answer("GET /internal/notifications/unread", 200, "{\"latest\":9,\"unread\":3}");

    var home = json(get(HOME, bearer(ISSUER.token(newMember()))));

    assertThat(home.at("/feed/status").asString()).isEqualTo("fresh");
    assertThat(home.at("/feed/data/items/0/id").asString()).isEqualTo("601");
    assertThat(home.at("/feed/data/latest").asString()).isEqualTo("L1");
    assertThat(home.at("/continueWatching/data")).hasSize(5);
    assertThat(home.at("/continueWatching/data").values())
        .allMatch(entry -> !entry.path("finished").asBoolean());
    assertThat(home.at("/notifications/data/unread").asInt()).isEqualTo(3);
    assertThat(HISTORY.calls("/v1/history")).hasSize(1);
  }

  @Test
  void whereMostIsFinishedASecondPageIsLookedThroughAndNoMore() {
    feed();
    HISTORY.answer("GET /v1/history", 200, history(1, "\"more\""));

    var home = json(get(HOME, bearer(ISSUER.token(newMember()))));

    assertThat(HISTORY.calls("/v1/history")).hasSize(2);
    assertThat(HISTORY.calls("/v1/history").getLast().query()).contains("cursor=more");
    assertThat(home.at("/continueWatching/status").asString()).isEqualTo("fresh");
  }

  @Test
  void eachPartFailsAlone() {
    feed();
    HISTORY.problem("GET /v1/history", 503, "unavailable");

    var home = json(get(HOME, bearer(ISSUER.token(newMember()))));

    assertThat(home.at("/feed/status").asString()).isEqualTo("fresh");
    assertThat(home.at("/continueWatching/status").asString()).isEqualTo("unavailable");
    assertThat(home.at("/notifications/status").asString()).isEqualTo("unavailable");
  }

  private static void feed() {
    FEED.answer(
        "GET /internal/feed",
        200,
        "{\"items\":[%s],\"nextCursor\":null,\"latest\":\"L1\"}".formatted(Sample.post(601, 7)));
    COMMENTS.answer("GET /internal/subject-summaries", 200, "{\"items\":[]}");
  }

  /** That many entries, of which every second is finished. */
  private static String history(int entries, String cursor) {
    return IntStream.range(0, entries)
        .mapToObj(i ->
            """
            {"subject":{"type":"video","id":"%d"},"progress":12,"finished":%b,\
            "watchedAt":"2026-11-21T03:04:05.678Z"}\
            """
                .formatted(i, i % 2 == 1))
        .collect(Collectors.joining(",", "{\"items\":[", "],\"nextCursor\":" + cursor + "}"));
  }
}

package io.tulou.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryRefusalsIT extends HistoryPlatform {
  @Test
  void aCursorIsGoodForOneMembersListOfOneTypeOnly() {
    long ada = newMember();
    door.beat(ada, "a", 1, "2026-11-20T23:30:00Z");
    door.beat(ada, "b", 1, "2026-11-20T22:00:00Z");
    var cursor = door.get(ada, "?limit=1").body().get("nextCursor").asString();

    for (var answer :
        List.of(
            door.get(newMember(), "?cursor=" + cursor),
            door.get(ada, "?type=video&cursor=" + cursor),
            door.get(ada, "?cursor=A" + cursor.substring(1)),
            door.get(ada, "?cursor="))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().get("code").asString()).isEqualTo("invalid-cursor");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=51",
        "?limit=",
        "?limit=1e1",
        "?limit=5&limit=6",
        "?page=1",
        "?tz=Nowhere/City",
        "?type=VIDEO",
        "/video/film?x=1"
      })
  void aQueryThatIsNotUnderstoodIsRefused(String path) {
    var answer = door.get(newMember(), path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("code").asString()).isEqualTo("invalid-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; 400",
        "null; 400",
        "[]; 400",
        "{\"progress\":1.9}; 400",
        "{\"progress\":\"1\"}; 400",
        "{\"progress\":1,\"finished\":true}; 400",
        "{\"progress\":1,\"progress\":2}; 400",
        "{\"progress\":1}{}; 400",
        "{\"progress\":11,\"duration\":10}; 400",
        "{\"progress\":1,\"watchedAt\":1763726400}; 400",
        "{\"progress\":1,\"device\":\"\\u0000\"}; 422"
      })
  void aBodyThatIsNotUnderstoodIsRefused(String body, int status) {
    assertThat(door.put(newMember(), "/video/film", body).status()).isEqualTo(status);
  }

  @Test
  void listsOfMoreThanAHundredAreRefused() {
    var subjects = String.join(",", IntStream.range(0, 101).mapToObj(Bodies::subject).toList());
    long ada = newMember();
    assertThat(door.post(ada, "/lookup", "{\"subjects\":[" + subjects + "]}").status())
        .isEqualTo(400);
    var entries = IntStream.range(0, 101).mapToObj(i -> "{\"progress\":1}").toArray(String[]::new);
    assertThat(door.post(ada, "/batch", Bodies.batch(entries)).status()).isEqualTo(400);
    assertThat(door.post(ada, "/batch", "{\"entries\":[]}").status()).isEqualTo(400);
  }

  @Test
  void nobodyHasNoHistory() {
    assertThat(door.get(0, "").status()).isEqualTo(401);
    assertThat(door.put(0, "/video/film", "{\"progress\":1}").status()).isEqualTo(401);
    assertThat(door.get(newMember(), "/video/film").status()).isEqualTo(404);
    assertThat(door.get(newMember(), "/Video/film").status()).isEqualTo(404);
  }
}

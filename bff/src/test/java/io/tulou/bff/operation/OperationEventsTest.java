package io.tulou.bff.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.bff.testing.DoorTest;
import org.junit.jupiter.api.Test;

class OperationEventsTest extends DoorTest {
  private static final String PATH = "/v1/operations/replays/7";

  @Test
  void anOperationIsFollowedToItsEnd() {
    JOB.answer("GET " + PATH, 200, "{\"id\":\"7\",\"state\":\"running\",\"read\":1}");
    var end =
        Thread.ofVirtual()
            .start(() -> {
              await().until(() -> JOB.calls(PATH).size() >= 2);
              JOB.answer("GET " + PATH, 200, "{\"id\":\"7\",\"state\":\"done\",\"read\":9}");
            });

    var answer =
        send(
            request(PATH + "/events")
                .header("Accept", "text/event-stream")
                .headers(bearer(ISSUER.token(newMember(), "operate"))));

    assertThat(end.isAlive()).isFalse();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(answer.body())
        .isEqualTo(
            """
            event: progress
            data: {"id":"7","state":"running","read":1}

            event: ended
            data: {"id":"7","state":"done","read":9}

            """);
  }

  @Test
  void whatIsNotThereIsNotFollowed() {
    JOB.problem("GET " + PATH, 404, "not-found");

    var answer = get(PATH + "/events", bearer(ISSUER.token(newMember(), "operate")));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("not-found");
  }
}

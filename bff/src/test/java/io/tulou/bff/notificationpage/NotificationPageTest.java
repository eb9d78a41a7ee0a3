package io.tulou.bff.notificationpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import org.junit.jupiter.api.Test;

class NotificationPageTest extends DoorTest {
  private static final String PAGE =
      """
      {"items":[
       {"sequence":12,"kind":"like","subject":{"type":"video","id":"1"},"commentId":11,
        "rootId":null,"actorIds":[97001,97002,97003],"count":42,"decision":null,"read":false,
        "at":"2026-11-21T03:04:05.12Z"},
       {"sequence":9,"kind":"decision","subject":{"type":"video","id":"1"},"commentId":13,
        "rootId":11,"actorIds":[],"count":0,"decision":"removed","read":true,
        "at":"2026-11-21T03:04:05Z"}],
       "nextCursor":"next","latest":12,"unread":1}
      """;

  @Test
  void notificationsAreShownWithNamesAndWordsInThreeInnerCalls() {
    HISTORY.answer("GET /internal/notifications", 200, PAGE);
    COMMENTS.answer(
        "GET /internal/noticed-comments",
        200,
        """
        {"items":[{"commentId":11,"text":"How true","decision":null},
         {"commentId":13,"text":"Buy now","decision":{"action":"remove","reason":"spam"}}]}
        """);
    FEED.answer("GET /internal/members", 200, "[{\"id\":97001,\"name\":\"Ada\",\"picture\":null}]");

    var answer = get("/v1/notifications?limit=2", bearer(ISSUER.token(newMember())));

    assertThat(answer.body())
        .isEqualTo(
            """
            {"items":[{"sequence":12,"kind":"like","subject":{"type":"video","id":"1"},\
            "commentId":"11","actors":[{"id":"97001","name":"Ada","picture":null},\
            {"id":"97002","name":"Member 97002","picture":null},\
            {"id":"97003","name":"Member 97003","picture":null}],"count":42,\
            "text":"How true","read":false,\
            "at":"2026-11-21T03:04:05.120Z"},\
            {"sequence":9,"kind":"decision","subject":{"type":"video","id":"1"},\
            "commentId":"13","rootId":"11","actors":[],"count":0,"text":"Buy now",\
            "decision":"removed","reason":"spam","read":true,"at":"2026-11-21T03:04:05.000Z"}],\
            "nextCursor":"next","latest":12,"unread":1}\
            """);
    assertThat(HISTORY.calls("/internal/notifications")).hasSize(1);
    assertThat(FEED.calls("/internal/members")).hasSize(1);
    assertThat(COMMENTS.calls("/internal/noticed-comments")).hasSize(1);
  }

  @Test
  void withoutTheCommentsANotificationStillNamesThem() {
    HISTORY.answer("GET /internal/notifications", 200, PAGE.replace("97", "98"));
    COMMENTS.answer("GET /internal/noticed-comments", 503, "");
    FEED.answer("GET /internal/members", 200, "[]");

    var answer = get("/v1/notifications?limit=2", bearer(ISSUER.token(newMember())));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"commentId\":\"13\"", "\"decision\":\"removed\"")
        .doesNotContain("\"text\"", "\"reason\"");
  }

  @Test
  void nobodyHasNotifications() {
    assertThat(get("/v1/notifications").statusCode()).isEqualTo(401);
    assertThat(post("/v1/notifications/read", "{\"upTo\":1}").statusCode()).isEqualTo(401);
  }
}

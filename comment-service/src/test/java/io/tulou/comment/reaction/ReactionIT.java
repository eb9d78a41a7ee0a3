package io.tulou.comment.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class ReactionIT extends WritingTest {
  @Test
  void aReactionIsSetOnceAndTakenBack() {
    var comment = publish(ADA, fresh(), null, "like me", null).comment();
    var path = "/v1/comments/" + comment.id() + "/reaction";

    assertThat(body(http(BOB), HttpMethod.PUT, path, "{\"kind\":\"like\"}"))
        .contains("\"likeCount\":1", "\"dislikeCount\":0", "\"reaction\":\"like\"");
    assertThat(body(http(BOB), HttpMethod.PUT, path, "{\"kind\":\"like\"}"))
        .contains("\"likeCount\":1");
    assertThat(body(http(ADA), HttpMethod.PUT, path, "{\"kind\":\"dislike\"}"))
        .contains("\"likeCount\":1", "\"dislikeCount\":1", "\"reaction\":\"dislike\"");
    assertThat(api(BOB).getComment(comment.id()).likeCount()).isEqualTo(1);
    assertThat(body(http(BOB), HttpMethod.DELETE, path, null))
        .contains("\"likeCount\":0", "\"dislikeCount\":1", "\"reaction\":null");
  }

  @Test
  void aReactionThatTakesLongIsAccepted() {
    var comment = publish(ADA, fresh(), null, "slow", null).comment();
    worker.sleep();

    assertThat(
            status(
                http(BOB),
                HttpMethod.PUT,
                "/v1/comments/" + comment.id() + "/reaction",
                "{\"kind\":\"like\"}"))
        .isEqualTo(202);
    worker.wake();
    await().until(() -> api(BOB).getComment(comment.id()).likeCount() == 1);
  }

  @Test
  void reactionsAreTakenStrictly() {
    var comment = publish(ADA, fresh(), null, "strict", null).comment();
    var path = "/v1/comments/" + comment.id() + "/reaction";

    for (var body : List.of("{\"kind\":\"LIKE\"}", "{\"kind\":0}", "{\"kind\":null}", "{}")) {
      assertThat(status(http(BOB), HttpMethod.PUT, path, body)).isEqualTo(400);
    }
    assertThat(status(http(Caller.NOBODY), HttpMethod.DELETE, path, null)).isEqualTo(401);
    for (var id : List.of("0", "01", "-1", "8765432100", "abc", "9007199254740992")) {
      assertThat(
              status(
                  http(BOB),
                  HttpMethod.PUT,
                  "/v1/comments/" + id + "/reaction",
                  "{\"kind\":\"like\"}"))
          .isEqualTo(404);
    }
  }
}

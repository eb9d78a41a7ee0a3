package io.tulou.comment.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.contract.http.CommentView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class DecisionIT extends WritingTest {
  @Test
  void afterADecisionTheNextReadDoesNotShowTheComment() {
    var subject = fresh();
    var bad = publish(ADA, subject, null, "bad", null).comment();
    var good = publish(ADA, subject, null, "good", null).comment();
    assertThat(roots(BOB, subject)).hasSize(2);

    var answer = decide(MODERATOR, "remove", null, bad.id(), 8_765_432_100L);

    assertThat(roots(BOB, subject)).extracting(CommentView::id).containsExactly(good.id());
    assertThat(status(http(BOB), HttpMethod.GET, "/internal/comments/" + bad.id(), null))
        .isEqualTo(404);
    assertThat(answer)
        .contains("\"commentId\":\"" + bad.id() + "\"", "\"outcome\":\"applied\"")
        .contains("\"state\":\"removed\"", "\"version\":2")
        .contains("{\"commentId\":\"8765432100\",\"outcome\":\"not-found\"}");

    decide(MODERATOR, "restore", null, bad.id());
    assertThat(roots(BOB, subject)).hasSize(2);
  }

  @Test
  void decisionsAreForModeratorsAndTakenStrictly() {
    var path = "/v1/moderation/decisions";
    var good = "{\"commentIds\":[\"5\"],\"action\":\"remove\",\"reason\":\"spam\"}";

    assertThat(status(http(ADMIN), HttpMethod.POST, path, good)).isEqualTo(403);
    assertThat(status(http(Caller.NOBODY), HttpMethod.POST, path, good)).isEqualTo(401);
    for (var bad :
        List.of(
            good.replace("[\"5\"]", "[]"),
            good.replace("[\"5\"]", "[\"5\",\"5\"]"),
            good.replace("[\"5\"]", "[5]"),
            good.replace("[\"5\"]", "[null]"),
            good.replace("\"5\"", "\"05\""),
            good.replace("remove", "REMOVE"),
            good.replace("remove", "pin"),
            good.replace("spam", " "),
            good.replace("spam", "x".repeat(201)),
            good.replace("spam", "a\\u0000"),
            good.replace("spam", "\\ud800"),
            good.replace("}", ",\"state\":\"visible\"}"))) {
      assertThat(status(http(MODERATOR), HttpMethod.POST, path, bad)).as(bad).isEqualTo(400);
    }
  }
}

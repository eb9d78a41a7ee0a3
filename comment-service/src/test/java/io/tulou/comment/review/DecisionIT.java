package io.tulou.comment.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.ShownPage.ShownComment;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class DecisionIT extends WritingTest {
  private static final Caller LATE = new Caller(902, Set.of("moderate"), null, null);

  @Test
  void afterADecisionTheNextReadDoesNotShowTheComment() {
    var subject = fresh();
    var bad = publish(ADA, subject, null, "bad", null).comment();
    var good = publish(ADA, subject, null, "good", null).comment();
    assertThat(roots(BOB, subject)).hasSize(2);

    var answer = decide(MODERATOR, "remove", null, bad.id(), 8_765_432_100L);

    assertThat(roots(BOB, subject)).extracting(ShownComment::id).containsExactly(good.id());
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
  void whoIsLateWithOneCommentIsToldHowItStandsAndWhoDecidedAlsoWhenAskingAgain() {
    var subject = fresh();
    var bad = publish(ADA, subject, null, "bad", null).comment();
    decide(MODERATOR, "remove", null, bad.id());
    worker.refuse("version-conflict");

    var late = refusal(() -> decide(LATE, "approve", "late-1", bad.id()));
    worker.refuse("");
    var again = refusal(() -> decide(LATE, "approve", "late-1", bad.id()));

    assertThat(late)
        .startsWith("409{\"type\":\"/problems/version-conflict\"")
        .contains("\"code\":\"version-conflict\"", "by now, in version 2")
        .contains("\"item\":{\"commentId\":\"" + bad.id() + "\",\"outcome\":\"conflict\"")
        .contains("\"state\":\"removed\",\"version\":2")
        .contains("\"actorId\":\"" + MODERATOR.memberId() + "\",\"action\":\"remove\"");
    assertThat(withoutTrace(again)).isEqualTo(withoutTrace(late));
  }

  @Test
  void whoIsLateWithSomeOfSeveralCommentsIsToldSoOfEach() {
    var subject = fresh();
    var one = publish(ADA, subject, null, "one", null).comment();
    var two = publish(ADA, subject, null, "two", null).comment();
    worker.refuse("conflict");

    var answer = decide(MODERATOR, "feature", null, one.id(), two.id());

    assertThat(answer)
        .contains(
            "{\"commentId\":\"%d\",\"outcome\":\"conflict\",\"state\":\"visible\",\"version\":1,\"code\":\"conflict\"}"
                .formatted(one.id()),
            "{\"commentId\":\"" + two.id() + "\",\"outcome\":\"conflict\"");
  }

  private static String withoutTrace(String answer) {
    return answer.replaceFirst("\"traceId\":\"[^\"]*\"", "");
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

package io.tulou.comment.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tulou.comment.testing.Platform;
import io.tulou.comment.testing.Rows;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.ModerationPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What moderators see of a comment's past, of each other, and of what is theirs only. */
class AuditIT extends WritingTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Caller OF_VIDEOS = moderator(911, "moderate:video");
  private static final Caller OF_POSTS = moderator(912, "moderate:post");

  @Test
  void aCommentIsToldWithItsReportsDecisionsAndAuthor() {
    long id = publish(ADA, fresh(), null, "a doubtful house", null).comment().id();
    report(id, 3001, "spam");
    report(id, 3002, "abuse");
    decide(MODERATOR, "remove", null, id);

    var detail = api(MODERATOR).reviewDetail(id);

    assertThat(detail.item().comment().state()).isEqualTo(CommentState.REMOVED);
    assertThat(detail.reports()).extracting("memberId").containsExactly(3002L, 3001L);
    assertThat(detail.reports()).extracting("reported").containsOnly(1);
    assertThat(detail.reports()).extracting("removed").containsOnly(1);
    assertThat(detail.decisions()).extracting("action").containsExactly("remove");
    assertThat(detail.author().latest()).containsKey("removed");
    assertThat(status(http(ADA), HttpMethod.GET, "/internal/moderation/comments/" + id, null))
        .isEqualTo(403);
  }

  @Test
  void theQueueTellsWhyEachWasReportedByWhomAndHowRightTheyWereBefore() {
    long earlier = publish(ADA, fresh(), null, "an earlier house", null).comment().id();
    report(earlier, 3101, "spam");
    decide(MODERATOR, "remove", null, earlier);
    long id = publish(ADA, fresh(), null, "a house for sale", null).comment().id();
    report(id, 3101, "spam", "an advertisement");
    report(id, 3102, "abuse", " ");
    for (long member = 3103; member <= 3106; member++) {
      report(id, member, "spam", "note of " + member);
    }

    var queue = api(MODERATOR).reportQueue(50, null);
    var item =
        queue.items().stream().filter(each -> each.comment().id() == id).findFirst().orElseThrow();

    assertThat(item.reportCount()).isEqualTo(6);
    assertThat(item.reports().reasons()).isEqualTo(Map.of("spam", 5, "abuse", 1));
    assertThat(item.reports().reported()).isEqualTo(1);
    assertThat(item.reports().removed()).isEqualTo(1);
    assertThat(item.reports().notes())
        .extracting("memberId", "note")
        .containsExactly(
            tuple(3106L, "note of 3106"),
            tuple(3105L, "note of 3105"),
            tuple(3104L, "note of 3104"));
    assertThat(queue.total()).isGreaterThanOrEqualTo(queue.items().size());
    assertThat(api(MODERATOR).reviewDetail(id).item().reports()).isEqualTo(item.reports());
    long unreported = publish(ADA, fresh(), null, "a quiet house", null).comment().id();
    assertThat(api(MODERATOR).reviewDetail(unreported).item().reports()).isNull();
  }

  @Test
  void whoModeratesOneTypeOfSubjectsFindsAndDecidesNothingElse() {
    long id = publish(ADA, fresh(), null, "of a video", null).comment().id();
    report(id, 3003, "spam");

    assertThat(queue(OF_VIDEOS)).contains(id);
    assertThat(queue(OF_POSTS)).doesNotContain(id);
    assertThat(status(http(OF_POSTS), HttpMethod.GET, "/internal/moderation/comments/" + id, null))
        .isEqualTo(404);
    assertThat(decide(OF_POSTS, "remove", null, id)).contains("not-found");
    assertThat(api(BOB).getComment(id).state()).isEqualTo(CommentState.VISIBLE);
    var found = get(OF_POSTS, "/internal/moderation/comments?authorId=1001&limit=50").path("items");
    assertThat(found.valueStream().map(item -> item.path("comment").path("id").asLong()))
        .doesNotContain(id);
    assertThat(decide(OF_VIDEOS, "remove", null, id)).contains("applied");
    assertThat(queue(OF_VIDEOS)).doesNotContain(id);
    assertThat(get(OF_POSTS, "/v1/moderation/audit?commentId=" + id).path("items")).isEmpty();
    assertThat(get(OF_VIDEOS, "/v1/moderation/audit?commentId=" + id).path("items")).hasSize(1);
  }

  @Test
  void theAuditIsWalkedByActorAndCommentLatestFirst() {
    long first = publish(ADA, fresh(), null, "one house", null).comment().id();
    long second = publish(ADA, fresh(), null, "two houses", null).comment().id();
    var moderator = moderator(913, "moderate");
    decide(moderator, "remove", null, first);
    decide(moderator, "remove", null, second);
    decide(moderator, "restore", null, first);

    var page = get(moderator, "/v1/moderation/audit?actorId=913&limit=2");
    assertThat(actions(page)).containsExactly("restore", "remove");
    var rest =
        get(
            moderator,
            "/v1/moderation/audit?actorId=913&limit=2&cursor="
                + page.path("nextCursor").asString());
    assertThat(actions(rest)).containsExactly("remove");
    assertThat(rest.path("nextCursor").isNull()).isTrue();
    assertThat(actions(get(moderator, "/v1/moderation/audit?commentId=" + first)))
        .containsExactly("restore", "remove");
    assertThat(actions(get(moderator, "/v1/moderation/audit?actorId=913&to=2025-06-01T00:00:00Z")))
        .isEmpty();
    assertThat(status(http(moderator), HttpMethod.GET, "/v1/moderation/audit?actor=1", null))
        .isEqualTo(400);
  }

  @Test
  void statisticsCountWhatAwaitsAndWhatWasDecided() {
    var subject = fresh();
    put(ADMIN, subject, "{\"mode\":\"pre\"}");
    publish(ADA, subject, null, "please look at it", null);
    long removed = publish(ADA, fresh(), null, "a third house", null).comment().id();
    var moderator = moderator(914, "moderate:video");
    decide(moderator, "remove", null, removed);

    var stats = get(moderator, "/v1/moderation/stats");

    assertThat(stats.path("pending").asInt()).isPositive();
    assertThat(stats.path("decided").asInt()).isPositive();
    assertThat(stats.path("byHour")).isNotEmpty();
    assertThat(stats.path("byModerator").valueStream().map(each -> each.path("actorId").asString()))
        .contains("914");
    assertThat(stats.path("medianSeconds").asLong()).isNotNegative();
  }

  private static Caller moderator(long id, String scope) {
    return new Caller(id, Set.of(scope), null, null);
  }

  private List<Long> queue(Caller caller) {
    return api(caller).reportQueue(50, null).items().stream()
        .map(ModerationPage.Item::comment)
        .map(CommentView::id)
        .toList();
  }

  private static List<String> actions(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("action").asString()).toList();
  }

  private JsonNode get(Caller caller, String path) {
    return JSON.readTree(body(http(caller), HttpMethod.GET, path, null));
  }

  private static void report(long commentId, long memberId, String reason) {
    report(commentId, memberId, reason, null);
  }

  private static void report(long commentId, long memberId, String reason, @Nullable String note) {
    var admin = Platform.admin();
    admin.update(
        """
        INSERT INTO report (subject_id, comment_id, member_id, report_id, reason, note, reported_at)
        SELECT subject_id, comment_id, ?, ?, ?, ?, NOW(3) FROM comment_index WHERE comment_id = ?
        """,
        memberId,
        Rows.nextId(),
        reason,
        note,
        commentId);
    admin.update(
        "UPDATE comment_index SET report_count = report_count + 1 WHERE comment_id = ?", commentId);
  }
}

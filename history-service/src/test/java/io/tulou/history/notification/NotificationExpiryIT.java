package io.tulou.history.notification;

import static io.tulou.contract.comment.ReactionKind.LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotificationExpiryIT extends NotificationPlatform {
  @Test
  void whatHadNoNewsForLongGoesWithThoseGatheredInItAndIsNotUnreadAnyMore() throws Exception {
    long ada = newMember();
    long bob = newMember();
    var root = told.tell(Told.comment(ada, null));
    told.tell(Told.comment(bob, root));
    told.react(root, 91_000, LIKE, 2);
    told.react(root, 91_001, LIKE, 3);
    told.tie(bob, ada, true, false, false, 1);
    assertThat(shown(ada).get("unread").asInt()).isEqualTo(3);
    long latest = page(ada, "/unread").get("latest").asLong();

    grow(ada, 89);
    var recent = told.tell(Told.comment(bob, root));
    assertThat(shown(ada).get("items")).hasSize(4);
    jdbc.update(
        "UPDATE notification SET changed_at = changed_at - INTERVAL 2 DAY"
            + " WHERE member_id = ? AND anchor <> ?",
        ada,
        recent.commentId());

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(summary(page(ada, "?limit=50")))
                .containsExactly("reply " + recent.commentId()));
    assertThat(page(ada, "/unread").get("unread").asInt()).isEqualTo(1);
    assertThat(page(ada, "/unread").get("latest").asLong()).isGreaterThan(latest);
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM notification_actor WHERE member_id = ?", Long.class, ada))
        .isZero();

    told.react(root, 91_000, null, 4);
    assertThat(shown(ada).get("items")).hasSize(1);
    told.react(root, 91_002, LIKE, 5);
    var anew = shown(ada).get("items").get(0);
    assertThat(anew.get("kind").asString()).isEqualTo("like");
    assertThat(actors(anew)).containsExactly(91_002L);
  }

  private void grow(long member, int days) {
    jdbc.update(
        "UPDATE notification SET changed_at = changed_at - INTERVAL "
            + days
            + " DAY"
            + " WHERE member_id = ?",
        member);
  }
}

package io.tulou.history.notification;

import static io.tulou.contract.comment.ReactionKind.LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ErasureIT extends NotificationPlatform {
  @Test
  void nothingOfAHistoryAndOfNotificationsIsLeft() throws Exception {
    long ada = newMember();
    long bob = newMember();
    door.beat(ada, "written", 10, "2026-11-21T03:00:01Z");
    drain();
    door.beat(ada, "at-hand", 20, "2026-11-21T03:00:02Z");
    door.beat(bob, "of-somebody-else", 30, "2026-11-21T03:00:03Z");
    var root = told.tell(Told.comment(ada, null));
    told.tell(Told.comment(bob, root));
    told.react(root, bob, LIKE, 2);
    assertThat(shown(ada).get("items")).hasSize(2);

    var first = erase(ada, true);
    assertThat(door.walk(ada, "", 20)).isEmpty();
    drain();
    patiently().until(() -> erase(ada, false).get("left").asInt() == 0);

    assertThat(first.get("erased").asInt()).isEqualTo(2);
    assertThat(rowsOf("history_entry", ada)).isZero();
    assertThat(rowsOf("notification", ada)).isZero();
    assertThat(rowsOf("notification_actor", ada)).isZero();
    assertThat(shown(ada).get("unread").asInt()).isZero();
    assertThat(door.walk(ada, "", 20)).isEmpty();
    assertThat(door.walk(bob, "", 20)).containsExactly("video/of-somebody-else");
  }

  private JsonNode erase(long member, boolean isFirst) {
    return door.callAt(
            member,
            "POST",
            "/internal/erasures",
            "{\"memberId\":%d,\"isFirst\":%b}".formatted(member, isFirst))
        .body();
  }

  private long rowsOf(String table, long member) {
    return jdbc.queryForList(
            "SELECT COUNT(*) FROM " + table + " WHERE member_id = ?", Long.class, member)
        .getFirst();
  }
}

package io.tulou.history.notification;

import io.tulou.common.log.LogWriter;
import io.tulou.contract.Topic;
import io.tulou.history.HistoryPlatform;
import io.tulou.local.testing.SharedServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tells the log what other services would, and reads what members are shown. */
abstract class NotificationPlatform extends HistoryPlatform {
  static final Map<Topic, String> GROUPS =
      Map.of(
          Topic.COMMENT_EVENTS, "-comments",
          Topic.COMMENT_REACTIONS, "-reactions",
          Topic.FEED_TIES, "-ties",
          Topic.MEMBER_SANCTIONS, "-sanctions");

  @Autowired private LogWriter log;
  Told told;

  @BeforeEach
  void listen() {
    told = new Told(log);
  }

  static String group(Topic topic) {
    return "notifications-" + SharedServers.get().suffix() + GROUPS.get(topic);
  }

  void drainNotifications() throws Exception {
    for (var topic : GROUPS.keySet()) {
      drain(group(topic), topic);
    }
  }

  /** Has the workers apply all, then reads the first page. */
  JsonNode shown(long member) throws Exception {
    drainNotifications();
    return page(member, "?limit=50");
  }

  JsonNode page(long member, String query) {
    return door.callAt(member, "GET", "/internal/notifications" + query, null).body();
  }

  JsonNode read(long member, long upTo) {
    return door.callAt(member, "POST", "/v1/notifications/read", "{\"upTo\":%d}".formatted(upTo))
        .body();
  }

  /** Kind, comment and what was decided; latest first. */
  static List<String> summary(JsonNode page) {
    var lines = new ArrayList<String>();
    for (var item : page.get("items")) {
      var decision = item.get("decision");
      lines.add(
          item.get("kind").asString()
              + " "
              + item.get("commentId").asString()
              + (decision.isNull() ? "" : " " + decision.asString()));
    }
    return lines;
  }

  static List<Long> actors(JsonNode item) {
    var ids = new ArrayList<Long>();
    item.get("actorIds").forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  List<Map<String, Object>> allRows() {
    var rows = new ArrayList<Map<String, Object>>();
    for (var table :
        List.of(
            "notification_recipient",
            "notification",
            "notification_actor",
            "notified_comment",
            "notification_tie",
            "notification_shadow")) {
      rows.addAll(jdbc.queryForList("SELECT * FROM " + table + " ORDER BY 1, 2, 3, 4"));
    }
    return rows;
  }
}

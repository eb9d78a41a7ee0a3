package io.tulou.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The database users, each with only the rights its service needs. */
public enum ServiceUser {
  /** Reads comments; cannot write. */
  COMMENT_SERVICE,
  /** The only writer of comments; may add to the audit but not change it. */
  COMMENT_JOB,
  FEED_SERVICE,
  HISTORY_SERVICE;

  /** The name the service logs in with, such as {@code comment_service}. */
  public String userName() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> grants(SchemaNames names) {
    return switch (this) {
      case COMMENT_SERVICE -> List.of(grant("SELECT", names.comment() + ".*"));
      case COMMENT_JOB -> commentJobGrants(names.comment());
      case FEED_SERVICE -> List.of(grant("SELECT, INSERT, UPDATE, DELETE", names.feed() + ".*"));
      case HISTORY_SERVICE ->
          List.of(grant("SELECT, INSERT, UPDATE, DELETE", names.history() + ".*"));
    };
  }

  private List<String> commentJobGrants(String schema) {
    var grants = new ArrayList<String>();
    grants.add(grant("SELECT", schema + ".*"));
    for (var table :
        List.of(
            "subject",
            "comment_index",
            "comment_content",
            "recent_write",
            "shadowed_answer",
            "applied_offset",
            "operation",
            "member_sanction")) {
      grants.add(grant("INSERT, UPDATE", schema + "." + table));
    }
    grants.add(grant("INSERT, UPDATE, DELETE", schema + ".reaction"));
    grants.add(grant("INSERT, DELETE", schema + ".idempotency_key"));
    grants.add(grant("INSERT, DELETE", schema + ".settled_letter"));
    // Earlier texts go when a member is erased; nothing changes them.
    grants.add(grant("DELETE", schema + ".revision"));
    // So does what a member noted in a report.
    grants.add(grant("UPDATE (note)", schema + ".report"));
    for (var table : List.of("decision", "report", "revision", "rule_set", "sanction_change")) {
      grants.add(grant("INSERT", schema + "." + table));
    }
    return grants;
  }

  private String grant(String rights, String on) {
    return "GRANT %s ON %s TO '%s'@'%%'".formatted(rights, on, userName());
  }
}

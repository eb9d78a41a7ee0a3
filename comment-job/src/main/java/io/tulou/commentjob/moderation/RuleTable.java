package io.tulou.commentjob.moderation;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.moderation.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code rule_set}: every version there was. */
final class RuleTable {
  private final MessageCodec<RuleSet> codec = new MessageCodec<>(RuleSet.class);
  private final JdbcTemplate jdbc;

  RuleTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A version and what it says. */
  record Stored(long version, RuleSet rules) {
    static final Stored FIRST = new Stored(0, RuleSet.NONE);
  }

  /** The highest version; 0 before there is one. */
  long version() {
    var version = jdbc.queryForObject("SELECT COALESCE(MAX(version), 0) FROM rule_set", Long.class);
    return version == null ? 0 : version;
  }

  Stored latest() {
    return jdbc
        .query(
            "SELECT version, rules FROM rule_set ORDER BY version DESC LIMIT 1",
            (row, _) ->
                new Stored(
                    row.getLong("version"),
                    codec.decode(row.getString("rules").getBytes(StandardCharsets.UTF_8))))
        .stream()
        .findFirst()
        .orElse(Stored.FIRST);
  }

  /**
   * Adds a version; empty if somebody else was faster.
   *
   * @param changeId for the audit
   */
  Optional<Stored> add(Stored next, long changeId, long actorId, String summary) {
    try {
      jdbc.update(
          """
          INSERT INTO rule_set (version, change_id, actor_id, summary, rules, changed_at)
          VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
          """,
          next.version(),
          changeId,
          actorId,
          summary,
          new String(codec.encode(next.rules()), StandardCharsets.UTF_8));
      return Optional.of(next);
    } catch (DuplicateKeyException faster) {
      return Optional.empty();
    }
  }
}

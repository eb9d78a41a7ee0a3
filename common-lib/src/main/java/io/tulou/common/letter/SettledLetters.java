package io.tulou.common.letter;

import io.tulou.contract.Topic;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which letters were put back or dropped; forgotten when the log has forgotten them. */
final class SettledLetters {
  private static final int KEPT_DAYS = 31;

  private final JdbcTemplate jdbc;

  SettledLetters(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The offsets of settled letters of one partition, from one on. */
  Set<Long> of(Topic dead, int partition, long from) {
    return new HashSet<>(
        jdbc.query(
            """
            SELECT letter_offset FROM settled_letter
            WHERE topic = ? AND partition_no = ? AND letter_offset >= ?
            """,
            (row, _) -> row.getLong("letter_offset"),
            dead.topicName(),
            partition,
            from));
  }

  /** Whether it was not settled before. */
  boolean settle(Topic dead, LetterName letter, String outcome, long actorId) {
    jdbc.update(
        "DELETE FROM settled_letter WHERE settled_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY",
        KEPT_DAYS);
    return jdbc.update(
            """
            INSERT IGNORE INTO settled_letter (topic, partition_no, letter_offset, outcome, actor_id,
              settled_at)
            VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """,
            dead.topicName(),
            letter.partition(),
            letter.offset(),
            outcome,
            actorId)
        == 1;
  }
}

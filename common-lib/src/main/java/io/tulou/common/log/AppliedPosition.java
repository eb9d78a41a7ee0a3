package io.tulou.common.log;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far each partition is applied: a row of {@code applied_offset}, changed by compare-and-set in
 * the same transaction as the effects. A worker that lost its partition fails the comparison and
 * cannot write.
 */
public final class AppliedPosition implements Positions {
  private final JdbcTemplate jdbc;

  public AppliedPosition(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Looks first, and enters a partition only where it is missing: an insert would wait for the
   * transaction that moves the row, and with it whoever projects beside that.
   */
  @Override
  public long load(TopicPartition partition) {
    return find(partition).orElseGet(() -> enter(partition));
  }

  private Optional<Long> find(TopicPartition partition) {
    return jdbc
        .query(
            "SELECT next_offset FROM applied_offset WHERE topic = ? AND partition_no = ?",
            (row, ignored) -> row.getLong(1),
            partition.topic(),
            partition.partition())
        .stream()
        .findFirst();
  }

  private long enter(TopicPartition partition) {
    jdbc.update(
        "INSERT IGNORE INTO applied_offset (topic, partition_no, next_offset) VALUES (?, ?, 0)",
        partition.topic(),
        partition.partition());
    return find(partition)
        .orElseThrow(() -> new IllegalStateException(partition + " was entered and is not there"));
  }

  @Override
  public void advance(TopicPartition partition, long from, long to) {
    int moved =
        jdbc.update(
            """
            UPDATE applied_offset SET next_offset = ?
            WHERE topic = ? AND partition_no = ? AND next_offset = ?
            """,
            to,
            partition.topic(),
            partition.partition(),
            from);
    if (moved != 1) {
      throw new Fenced(partition, from);
    }
  }
}

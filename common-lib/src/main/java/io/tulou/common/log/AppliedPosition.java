package io.tulou.common.log;

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

  @Override
  public long load(TopicPartition partition) {
    jdbc.update(
        "INSERT IGNORE INTO applied_offset (topic, partition_no, next_offset) VALUES (?, ?, 0)",
        partition.topic(),
        partition.partition());
    var position =
        jdbc.queryForObject(
            "SELECT next_offset FROM applied_offset WHERE topic = ? AND partition_no = ?",
            Long.class,
            partition.topic(),
            partition.partition());
    if (position == null) {
      throw new IllegalStateException("applied_offset.next_offset cannot be null");
    }
    return position;
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

package io.tulou.commentjob.log;

import io.tulou.common.log.Hold;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogRecord;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes each word of the log as a row that can be written once only. The word {@code poison} can
 * never be written.
 */
final class LoggedWords implements LogHandler<String, List<String>> {
  private final JdbcTemplate jdbc;
  private final long subjectId;

  /** How many more transactions fail as if the database were away. */
  final AtomicInteger outages = new AtomicInteger();

  LoggedWords(JdbcTemplate jdbc, long subjectId) {
    this.jdbc = jdbc;
    this.subjectId = subjectId;
  }

  @Override
  public List<String> apply(TopicPartition partition, List<LogRecord<String>> fresh) {
    for (var record : fresh) {
      var word = record.message();
      // Too long for its column, as a database says it.
      var key = word.equals("poison") ? "p".repeat(100) : word;
      jdbc.update(
          "INSERT INTO idempotency_key (subject_id, member_id, idem_key, request_hash, comment_id,"
              + " created_at) VALUES (?, 0, ?, 'word', 0, ?)",
          subjectId,
          key,
          LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
    }
    if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new QueryTimeoutException("away");
    }
    return fresh.stream().map(LogRecord::message).toList();
  }

  @Override
  public List<String> revisit(TopicPartition partition, List<LogRecord<String>> applied) {
    return List.of();
  }

  @Override
  public void project(TopicPartition partition, List<String> effects, Hold hold) {}

  /** Every word that was written. */
  List<String> written() {
    return jdbc.queryForList(
        "SELECT idem_key FROM idempotency_key WHERE subject_id = ? ORDER BY idem_key",
        String.class,
        subjectId);
  }
}

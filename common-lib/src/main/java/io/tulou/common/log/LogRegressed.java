package io.tulou.common.log;

import org.apache.kafka.common.TopicPartition;

/** A log ends before what the database has applied from it; somebody has to say which is right. */
public final class LogRegressed extends RuntimeException {
  LogRegressed(TopicPartition partition, long applied, long end) {
    super(
        "%s ends at offset %d, but %d are applied: is the log new, or the database another's?"
            .formatted(partition, end, applied));
  }
}

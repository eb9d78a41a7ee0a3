package io.tulou.common.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/**
 * Says that a group is waiting for something that is away, or for a defect to be mended: at once,
 * then every minute or so.
 */
final class Outage implements RetryListener {
  private static final Logger log = LoggerFactory.getLogger(Outage.class);
  private static final int EVERY = 12;

  private final String group;

  Outage(String group) {
    this.group = group;
  }

  @Override
  public void failedDelivery(
      ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
    tell(1, failure, attempt);
  }

  @Override
  public void failedDelivery(
      ConsumerRecords<?, ?> records, @Nullable Exception failure, int attempt) {
    tell(records.count(), failure, attempt);
  }

  private void tell(int records, @Nullable Exception failure, int attempt) {
    if (attempt % EVERY == 1) {
      var cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
      if (Poison.isDefect(cause)) {
        log.error("{}: {} records wait for a defect, attempt {}", group, records, attempt, cause);
        return;
      }
      log.warn(
          "{}: {} records wait, attempt {}: {}", group, records, attempt, String.valueOf(cause));
    }
  }
}

package io.tulou.common.log;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the log as messages, or says why they are none. */
record RecordReader<T>(MessageCodec<T> codec) {
  /** What bytes turned out to be. */
  sealed interface Read<T> {
    record Message<T>(LogRecord<T> message) implements Read<T> {}

    record Poison<T>(RuntimeException cause) implements Read<T> {}
  }

  Read<T> read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null || record.key() == null) {
      return new Read.Poison<>(new IllegalArgumentException("a record without key or value"));
    }
    try {
      var appendedAt = Instant.ofEpochMilli(record.timestamp());
      return new Read.Message<>(
          new LogRecord<>(record.offset(), appendedAt, record.key(), codec.decode(record.value())));
    } catch (Undecodable poison) {
      return new Read.Poison<>(poison);
    }
  }
}

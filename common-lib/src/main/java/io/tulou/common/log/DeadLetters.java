package io.tulou.common.log;

import io.tulou.common.trace.Trace;
import io.tulou.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets poison aside, with its cause and where it came from as headers, and waits until it is safe.
 */
public final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final int WAIT_SECONDS = 10;

  private final LogWriter writer;

  public DeadLetters(LogWriter writer) {
    this.writer = writer;
  }

  /**
   * Sets one record aside.
   *
   * @throws LogUnavailable if the dead-letter topic does not take it; then the record must be tried
   *     again, never skipped
   */
  public void put(Topic origin, ConsumerRecord<String, byte[]> record, Throwable cause) {
    var dead = origin.deadLetters();
    var letter =
        new ProducerRecord<>(writer.nameOf(dead), record.partition(), record.key(), record.value());
    var trace = record.headers().lastHeader(Trace.HEADER);
    if (trace != null) {
      letter.headers().add(trace);
    }
    letter.headers().add("cause", bytes(String.valueOf(cause.getMessage())));
    letter.headers().add("cause-type", bytes(cause.getClass().getSimpleName()));
    letter.headers().add("origin-topic", bytes(record.topic()));
    letter.headers().add("origin-offset", bytes(Long.toString(record.offset())));
    LogWriter.await(dead, writer.append(letter).orTimeout(WAIT_SECONDS, TimeUnit.SECONDS));
    log.warn(
        "{}-{}@{} set aside: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        cause.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

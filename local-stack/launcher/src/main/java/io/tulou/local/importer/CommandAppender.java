package io.tulou.local.importer;

import io.tulou.contract.Topic;
import io.tulou.local.importer.Commands.Message;
import io.tulou.local.server.ServerFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends commands to the log without waiting for each: at most {@link #IN_FLIGHT} are under way.
 * Commands of one subject stay in order. One caller's thread.
 */
final class CommandAppender implements AutoCloseable {
  static final int IN_FLIGHT = 2_000;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Producer<String, byte[]> log;
  private final AckedPrefix acked;
  private final Semaphore free = new Semaphore(IN_FLIGHT);
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  CommandAppender(Producer<String, byte[]> log, AckedPrefix acked) {
    this.log = log;
    this.acked = acked;
  }

  /** A broker may be away for a minute before an import gives up. */
  static Producer<String, byte[]> producer(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            60_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            60_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Appends one command, after waiting for room.
   *
   * @param position to acknowledge once the log has taken it
   * @throws ServerFailure if the log did not take this or an earlier one
   */
  void append(long position, Message message) {
    free.acquireUninterruptibly();
    refuseAfterFailure();
    var record =
        new ProducerRecord<>(Topic.COMMENT_COMMANDS.topicName(), message.key(), message.value());
    try {
      var _ = log.send(record, (_, failed) -> taken(position, failed));
    } catch (KafkaException refused) {
      taken(position, refused);
      refuseAfterFailure();
    }
  }

  /**
   * Waits until the log has taken everything.
   *
   * @throws ServerFailure if it did not
   */
  void finish() {
    log.flush();
    refuseAfterFailure();
  }

  @Override
  public void close() {
    log.close(CLOSE_WITHIN);
  }

  private void taken(long position, @Nullable Exception failed) {
    if (failed == null) {
      acked.acknowledge(position);
    } else {
      failure.compareAndSet(null, failed);
    }
    free.release();
  }

  private void refuseAfterFailure() {
    var first = failure.get();
    if (first != null) {
      throw new ServerFailure(
          "Kafka did not take a command: %s; run the same import again, it goes on from here"
              .formatted(first.getMessage()),
          first);
    }
  }
}

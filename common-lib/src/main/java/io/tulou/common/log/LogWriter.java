package io.tulou.common.log;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.trace.Trace;
import io.tulou.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Appends to the log. A record is taken when enough brokers have it; nothing may wait for records
 * one by one on a hot path, so {@link #append} answers at once and {@link #appendAndWait} is for
 * single requests.
 */
public final class LogWriter {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private final KafkaTemplate<String, byte[]> kafka;
  private final TopicNames names;

  public LogWriter(KafkaTemplate<String, byte[]> kafka, TopicNames names) {
    this.kafka = kafka;
    this.names = names;
  }

  /** Appends by key; completes when the log has taken it. */
  public CompletableFuture<?> append(Topic topic, String key, byte[] value) {
    return append(new ProducerRecord<>(names.of(topic), key, value));
  }

  /** Appends to a given partition, for records that follow those of another topic. */
  public CompletableFuture<?> append(Topic topic, int partition, String key, byte[] value) {
    return append(new ProducerRecord<>(names.of(topic), partition, key, value));
  }

  String nameOf(Topic topic) {
    return names.of(topic);
  }

  CompletableFuture<?> append(ProducerRecord<String, byte[]> record) {
    Trace.current()
        .ifPresent(trace ->
            record.headers().add(Trace.HEADER, trace.header().getBytes(StandardCharsets.US_ASCII)));
    try {
      return kafka.send(record);
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(new LogUnavailable(record.topic(), refused));
    }
  }

  /**
   * Appends by key and waits for the acknowledgement, at most as long as the current deadline.
   *
   * @throws LogUnavailable if there is none in time
   */
  public void appendAndWait(Topic topic, String key, byte[] value) {
    var wait = Deadline.leftOr(LONGEST_WAIT);
    await(topic, append(topic, key, value).orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * Waits for all of several appends.
   *
   * @throws LogUnavailable if one of them fails
   */
  public static void await(Topic topic, CompletableFuture<?> appends) {
    try {
      appends.join();
    } catch (CompletionException failed) {
      throw new LogUnavailable(topic.topicName(), cause(failed));
    }
  }

  private static Throwable cause(CompletionException failed) {
    @Nullable Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }
}

package io.tulou.common.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies the log exactly once. Of each poll, the records of one partition become one transaction
 * that also moves the {@link AppliedPosition}; after the commit the touched state is projected, and
 * only when this method returns does the container commit the Kafka offset.
 *
 * <ul>
 *   <li>Delivered again: recognised by the position, only projected again.
 *   <li>Poison (bytes that are no message, or a message the handler cannot apply for a reason of
 *       its own): set aside in the dead-letter topic, found by halving the batch; the others go on.
 *   <li>Infrastructure away: the exception leaves, the container pauses and delivers again.
 *   <li>Partition lost while paused: the compare-and-set fails, nothing is written.
 *   <li>A log that was made anew beside an old database: refused, since its records would be taken
 *       for applied ones.
 * </ul>
 */
public final class LogWorker<T, E>
    implements BatchMessageListener<String, byte[]>, ConsumerAwareRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(LogWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Topic topic;
  private final MessageCodec<T> codec;
  private final LogHandler<T, E> handler;
  private final Positions positions;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final DistributionSummary batchSize;
  private final Timer applyLatency;
  private final Map<TopicPartition, Long> known = new ConcurrentHashMap<>();

  /** Logs that are too short, with where they end. */
  private final Map<TopicPartition, Long> regressed = new ConcurrentHashMap<>();

  public LogWorker(
      Topic topic,
      MessageCodec<T> codec,
      LogHandler<T, E> handler,
      Positions positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    this.topic = topic;
    this.codec = codec;
    this.handler = handler;
    this.positions = positions;
    this.transaction = transaction;
    this.deadLetters = deadLetters;
    this.batchSize = meters.summary("tulou.log.batch", "topic", topic.topicName());
    this.applyLatency = meters.timer("tulou.log.apply", "topic", topic.topicName());
  }

  /**
   * Where the database is behind the group's offset, for instance restored, it decides. A log that
   * ends before what was applied from it is remembered, and its records are refused: they look
   * applied and are new.
   */
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    var ends = consumer.endOffsets(partitions, LOOK);
    for (var partition : partitions) {
      long position = positions.load(partition);
      known.put(partition, position);
      long end = ends.getOrDefault(partition, 0L);
      if (end < position) {
        regressed.put(partition, end);
        continue;
      }
      regressed.remove(partition);
      if (position > 0 && position < consumer.position(partition, LOOK)) {
        consumer.seek(partition, position);
      }
    }
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> polled) {
    var byPartition = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
    for (var record : polled) {
      byPartition
          .computeIfAbsent(
              new TopicPartition(record.topic(), record.partition()), ignored -> new ArrayList<>())
          .add(record);
    }
    byPartition.forEach(
        (partition, records) -> applyLatency.record(() -> work(partition, records)));
  }

  private void work(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    batchSize.record(records.size());
    try {
      long position = known.computeIfAbsent(partition, positions::load);
      var end = regressed.get(partition);
      if (end != null) {
        throw new LogRegressed(partition, position, end);
      }
      int split = 0;
      while (split < records.size() && records.get(split).offset() < position) {
        split++;
      }
      if (split > 0) {
        revisit(partition, records.subList(0, split));
      }
      if (split < records.size()) {
        apply(partition, records.subList(split, records.size()), position);
      }
    } catch (RuntimeException failure) {
      known.remove(partition);
      throw failure;
    }
  }

  private void revisit(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    var readable = new ArrayList<LogRecord<T>>(records.size());
    for (var record : records) {
      if (decode(record) instanceof Decoded.Message<T>(var message)) {
        readable.add(message);
      }
    }
    handler.project(partition, handler.revisit(partition, readable));
  }

  private void apply(
      TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, long from) {
    if (records.getFirst().offset() > from && from > 0) {
      log.error("{}: records {}..{} are gone", partition, from, records.getFirst().offset() - 1);
    }
    var items = new ArrayList<Item<T>>(records.size());
    for (var record : records) {
      switch (decode(record)) {
        case Decoded.Message<T>(var message) -> items.add(new Item<>(record, message));
        case Decoded.Poison<T>(var cause) -> {
          deadLetters.put(topic, record, cause);
          items.add(new Item<>(record, null));
        }
      }
    }
    applyOrIsolate(partition, items, from);
  }

  /** Halves the batch until the record that cannot be applied stands alone. */
  private void applyOrIsolate(TopicPartition partition, List<Item<T>> items, long from) {
    long to = items.getLast().record().offset() + 1;
    E effects;
    try {
      effects = commit(partition, messages(items), from, to);
    } catch (RuntimeException failure) {
      if (!Poison.isSuspected(failure)) {
        throw failure;
      }
      if (items.size() > 1) {
        int half = items.size() / 2;
        applyOrIsolate(partition, items.subList(0, half), from);
        long between = items.get(half - 1).record().offset() + 1;
        applyOrIsolate(partition, items.subList(half, items.size()), between);
        return;
      }
      deadLetters.put(topic, items.getFirst().record(), failure);
      effects = commit(partition, List.of(), from, to);
    }
    known.put(partition, to);
    handler.project(partition, effects);
  }

  private List<LogRecord<T>> messages(List<Item<T>> items) {
    var messages = new ArrayList<LogRecord<T>>(items.size());
    for (var item : items) {
      if (item.message() != null) {
        messages.add(item.message());
      }
    }
    return messages;
  }

  private E commit(TopicPartition partition, List<LogRecord<T>> fresh, long from, long to) {
    return transaction.execute(status -> {
      positions.advance(partition, from, to);
      return handler.apply(partition, fresh);
    });
  }

  private Decoded<T> decode(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null || record.key() == null) {
      return new Decoded.Poison<>(new IllegalArgumentException("a record without key or value"));
    }
    try {
      var appendedAt = Instant.ofEpochMilli(record.timestamp());
      return new Decoded.Message<>(
          new LogRecord<>(record.offset(), appendedAt, record.key(), codec.decode(record.value())));
    } catch (Undecodable poison) {
      return new Decoded.Poison<>(poison);
    }
  }

  /** A record of a batch; no message where it was set aside already. */
  private record Item<T>(ConsumerRecord<String, byte[]> record, @Nullable LogRecord<T> message) {}

  private sealed interface Decoded<T> {
    record Message<T>(LogRecord<T> message) implements Decoded<T> {}

    record Poison<T>(RuntimeException cause) implements Decoded<T> {}
  }
}

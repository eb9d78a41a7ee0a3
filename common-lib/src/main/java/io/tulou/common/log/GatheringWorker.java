package io.tulou.common.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies a log whose records collapse: gathers each partition over many polls and flushes what is
 * left of it. A flush writes the database and moves the applied position in one transaction, then
 * projects, then commits the offset. Until then nothing is acknowledged to the log, so whoever
 * takes the partition over, after whatever end of this worker, gathers the same again.
 *
 * <p>A partition is flushed when its window is over, when it holds too much, when a record asks for
 * it, and when it is given up in an orderly way. Its container acknowledges nothing by itself and
 * tells when it is idle, see {@link LogContainers#gathering}.
 */
public final class GatheringWorker<T>
    implements BatchConsumerAwareMessageListener<String, byte[]>,
        ConsumerAwareRebalanceListener,
        ApplicationListener<ListenerContainerIdleEvent> {
  private static final Logger log = LoggerFactory.getLogger(GatheringWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Topic topic;
  private final MessageCodec<T> codec;
  private final RecordReader<T> reader;
  private final Supplier<Gatherer<T>> gatherers;
  private final Bounds bounds;
  private final Positions positions;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final Ticker ticker;
  private final DistributionSummary flushed;
  private final WorkerMeters meters;
  private final Poison poison = new Poison();
  private final Map<TopicPartition, Gathered<T>> open = new ConcurrentHashMap<>();

  /** What is applied and projected of a partition, where the log did not take the offset. */
  private final Map<TopicPartition, Long> unacknowledged = new ConcurrentHashMap<>();

  /** Logs that are too short, with where they end. */
  private final Map<TopicPartition, Long> regressed = new ConcurrentHashMap<>();

  public GatheringWorker(
      Topic topic,
      MessageCodec<T> codec,
      Supplier<Gatherer<T>> gatherers,
      Bounds bounds,
      Positions positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      Ticker ticker,
      MeterRegistry registry) {
    this.topic = topic;
    this.codec = codec;
    this.reader = new RecordReader<>(codec);
    this.gatherers = gatherers;
    this.bounds = bounds;
    this.positions = positions;
    this.transaction = transaction;
    this.deadLetters = deadLetters;
    this.ticker = ticker;
    this.flushed = registry.summary("tulou.log.flushed", "topic", topic.topicName());
    this.meters = WorkerMeters.of(registry, topic);
  }

  /**
   * When a partition is flushed at the latest.
   *
   * @param window after its first record since the last flush
   * @param size of what is gathered
   */
  public record Bounds(Duration window, int size) {}

  /** Time as {@link System#nanoTime} has it. */
  @FunctionalInterface
  public interface Ticker {
    long nanos();
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    var ends = consumer.endOffsets(partitions, LOOK);
    for (var partition : partitions) {
      long position = positions.load(partition);
      unacknowledged.remove(partition);
      open.put(partition, new Gathered<>(gatherers.get(), position, 0));
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

  /** An orderly end flushes; if that fails, the next worker gathers the same again. */
  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    for (var partition : partitions) {
      var gathered = open.remove(partition);
      if (gathered != null && !gathered.isEmpty()) {
        try {
          finish(consumer, partition, gathered);
        } catch (RuntimeException failure) {
          log.info("{} is left to the next worker: {}", partition, failure.toString());
        }
      }
    }
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(open::remove);
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> records, @Nullable Consumer<?, ?> given) {
    var consumer = Objects.requireNonNull(given, "the container gives its consumer");
    for (var record : records) {
      take(consumer, record);
    }
    flushDue(consumer, consumer.assignment());
  }

  /** Comes on the consumer's thread, again and again while there is nothing to take. */
  @Override
  public void onApplicationEvent(ListenerContainerIdleEvent idle) {
    var partitions = idle.getTopicPartitions();
    if (partitions == null) {
      return;
    }
    try {
      flushDue(idle.getConsumer(), partitions);
    } catch (RuntimeException failure) {
      var cause = NestedExceptionUtils.getMostSpecificCause(failure);
      log.warn("{} waits to be flushed: {}", topic.topicName(), cause.toString());
    }
  }

  private void take(Consumer<?, ?> consumer, ConsumerRecord<String, byte[]> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    var gathered = of(partition);
    var end = regressed.get(partition);
    if (end != null) {
      throw new LogRegressed(partition, gathered.position(), end);
    }
    if (gathered.isWritten()) {
      flush(consumer, partition, gathered);
      gathered = of(partition);
    }
    if (gathered.knows(record.offset())) {
      return;
    }
    boolean isUrgent = false;
    var message = decode(record);
    if (message != null) {
      isUrgent = gathered.gatherer.take(message);
    }
    gathered.took(record.offset(), isUrgent, ticker.nanos());
  }

  private Gathered<T> of(TopicPartition partition) {
    return open.computeIfAbsent(
        partition, each -> new Gathered<>(gatherers.get(), positions.load(each), 0));
  }

  private @Nullable LogRecord<T> decode(ConsumerRecord<String, byte[]> record) {
    return switch (reader.read(record)) {
      case RecordReader.Read.Message<T>(var message) -> message;
      case RecordReader.Read.Poison<T>(var cause) -> {
        deadLetters.put(topic, record, cause);
        meters.dead().increment();
        yield null;
      }
    };
  }

  private void flushDue(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    for (var partition : partitions) {
      var gathered = open.get(partition);
      if (gathered != null && gathered.isDue(bounds, ticker.nanos())) {
        flush(consumer, partition, gathered);
      } else {
        var position = unacknowledged.get(partition);
        if (position != null) {
          acknowledge(consumer, partition, position);
        }
      }
    }
  }

  private void flush(Consumer<?, ?> consumer, TopicPartition partition, Gathered<T> gathered) {
    finish(consumer, partition, gathered);
    open.put(partition, new Gathered<>(gatherers.get(), gathered.position(), gathered.next()));
  }

  private void finish(Consumer<?, ?> consumer, TopicPartition partition, Gathered<T> gathered) {
    if (!gathered.isWritten()) {
      meters.apply().record(() -> write(partition, gathered));
    }
    meters.project().record(gathered.gatherer::project);
    acknowledge(consumer, partition, gathered.position());
  }

  private void write(TopicPartition partition, Gathered<T> gathered) {
    if (gathered.wasTried()) {
      // A transaction that failed may have been committed all the same.
      gathered.reload(positions.load(partition));
    }
    flushed.record(gathered.records());
    long position = gathered.position();
    long to = gathered.tryToEnd();
    try {
      commit(partition, gathered.gatherer, position, to);
      poison.applied();
    } catch (RuntimeException failure) {
      if (!Poison.isSuspected(failure)) {
        throw failure;
      }
      isolate(partition, gathered.gatherer, position, failure);
      transaction.executeWithoutResult(_ -> positions.advance(partition, position, to));
    }
    gathered.written();
  }

  private void commit(TopicPartition partition, Gatherer<T> gatherer, long from, long to) {
    transaction.executeWithoutResult(_ -> {
      positions.advance(partition, from, to);
      gatherer.write();
    });
  }

  /** Halves until what cannot be written stands alone, and sets that aside. */
  private void isolate(
      TopicPartition partition, Gatherer<T> gatherer, long position, RuntimeException failure) {
    var halves = gatherer.halves();
    if (halves.isEmpty()) {
      if (!poison.isPinned(failure)) {
        throw failure;
      }
      var letter = gatherer.letter();
      var value = codec.encode(letter.message());
      deadLetters.put(
          topic,
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), position, letter.key(), value),
          failure);
      meters.dead().increment();
      return;
    }
    for (var half : halves) {
      try {
        commit(partition, half, position, position);
        poison.applied();
        half.project();
      } catch (RuntimeException again) {
        if (!Poison.isSuspected(again)) {
          throw again;
        }
        isolate(partition, half, position, again);
      }
    }
  }

  /**
   * Commits the offset. The position in the database decides, so what is not taken now would only
   * be read again; it is offered anew when the partition is looked at next.
   */
  private void acknowledge(Consumer<?, ?> consumer, TopicPartition partition, long position) {
    try {
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(position)), LOOK);
      unacknowledged.remove(partition);
    } catch (KafkaException refused) {
      log.debug("offset of {} not committed", partition, refused);
      unacknowledged.put(partition, position);
    }
  }
}

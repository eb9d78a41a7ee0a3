package io.tulou.common.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.RecordReader.Read;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies the log exactly once. Of each poll, the records of one partition become a few
 * transactions, each of which also moves the {@link AppliedPosition}. After its commit what a
 * transaction touched is projected, while the next one is under way; only when all are projected
 * does this method return, and the container commits the Kafka offset.
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
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Topic topic;
  private final RecordReader<T> reader;
  private final LogHandler<T, E> handler;
  private final Positions positions;
  private final BatchApplier<T, E> applier;
  private final int mostInTransaction;

  /**
   * For each consuming thread one that projects and one that reads ahead, at most. Not virtual
   * ones: on few processors two of those that load a class at the same time can wait for each other
   * forever (JDK 25), and applying with them.
   */
  private final Executor beside =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("beside-", 0).daemon().factory());

  private final Map<TopicPartition, Tenure> tenures = new ConcurrentHashMap<>();

  /** Logs that are too short, with where they end. */
  private final Map<TopicPartition, Long> regressed = new ConcurrentHashMap<>();

  /**
   * @param mostInTransaction records
   */
  public LogWorker(
      Topic topic,
      MessageCodec<T> codec,
      LogHandler<T, E> handler,
      Positions positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      int mostInTransaction,
      MeterRegistry meters) {
    this.topic = topic;
    this.reader = new RecordReader<>(codec);
    this.handler = handler;
    this.positions = positions;
    this.mostInTransaction = mostInTransaction;
    this.applier =
        new BatchApplier<>(
            topic, handler, positions, transaction, deadLetters, WorkerMeters.of(meters, topic));
  }

  Topic topic() {
    return topic;
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
      var tenure = new Tenure(partition, positions);
      tenures.put(partition, tenure);
      long end = ends.getOrDefault(partition, 0L);
      if (end < tenure.position()) {
        regressed.put(partition, end);
        continue;
      }
      regressed.remove(partition);
      if (tenure.position() > 0 && tenure.position() < consumer.position(partition, LOOK)) {
        consumer.seek(partition, tenure.position());
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
    byPartition.forEach(this::work);
  }

  private void work(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    var lane = new ProjectionLane(beside);
    try {
      var tenure = tenures.computeIfAbsent(partition, p -> new Tenure(p, positions));
      var logEnd = regressed.get(partition);
      if (logEnd != null) {
        throw new LogRegressed(partition, tenure.position(), logEnd);
      }
      int next = 0;
      while (next < records.size() && records.get(next).offset() < tenure.position()) {
        next++;
      }
      if (next > 0) {
        revisit(partition, records.subList(0, next));
      }
      var fresh = records.subList(next, records.size());
      var chunks = new ReadAhead<>(reader, beside, fresh, mostInTransaction);
      for (var chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
        applier.apply(tenure, lane, chunk);
      }
      lane.await();
    } catch (RuntimeException failure) {
      tenures.remove(partition);
      lane.awaitAfter(failure);
      throw failure;
    }
  }

  private void revisit(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    var readable = new ArrayList<LogRecord<T>>(records.size());
    for (var record : records) {
      if (reader.read(record) instanceof Read.Message<T>(var message)) {
        readable.add(message);
      }
    }
    handler.project(partition, handler.revisit(partition, readable), Hold.NONE);
  }
}

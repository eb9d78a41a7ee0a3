package io.tulou.common.log;

import io.tulou.common.log.ReadAhead.Item;
import io.tulou.common.log.RecordReader.Read;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies one batch of one partition in one transaction, or without its poison in a few, and has
 * each projected.
 */
final class BatchApplier<T, E> {
  private static final Logger log = LoggerFactory.getLogger(BatchApplier.class);

  private final Topic topic;
  private final LogHandler<T, E> handler;
  private final Positions positions;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final WorkerMeters meters;
  private final Poison poison = new Poison();

  BatchApplier(
      Topic topic,
      LogHandler<T, E> handler,
      Positions positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      WorkerMeters meters) {
    this.topic = topic;
    this.handler = handler;
    this.positions = positions;
    this.transaction = transaction;
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  /** Applies records that were never applied, and starts their projection. */
  void apply(Tenure tenure, ProjectionLane lane, List<Item<T>> items) {
    long from = tenure.position();
    long first = items.getFirst().record().offset();
    if (first > from && from > 0) {
      log.error("{}: records {}..{} are gone", tenure.partition(), from, first - 1);
    }
    for (var item : items) {
      if (item.read() instanceof Read.Poison<T>(var cause)) {
        setAside(item.record(), cause);
      }
    }
    applyOrIsolate(tenure, lane, items);
  }

  /** Halves the batch until the record that cannot be applied stands alone. */
  private void applyOrIsolate(Tenure tenure, ProjectionLane lane, List<Item<T>> items) {
    long to = items.getLast().record().offset() + 1;
    E effects;
    long begun = System.nanoTime();
    try {
      var fresh = messages(items);
      effects = commit(tenure, fresh, to);
      if (!fresh.isEmpty()) {
        poison.applied();
      }
      items.stream()
          .filter(item -> item.read() instanceof Read.Message<T>)
          .forEach(item -> RecordTrace.end(item.record(), begun, false));
    } catch (RuntimeException failure) {
      if (!Poison.isSuspected(failure)) {
        throw failure;
      }
      if (items.size() > 1) {
        int half = items.size() / 2;
        applyOrIsolate(tenure, lane, items.subList(0, half));
        applyOrIsolate(tenure, lane, items.subList(half, items.size()));
        return;
      }
      if (!poison.isPinned(failure)) {
        throw failure;
      }
      setAside(items.getFirst().record(), failure);
      effects = commit(tenure, List.of(), to);
    }
    project(tenure, lane, effects);
  }

  private E commit(Tenure tenure, List<LogRecord<T>> fresh, long to) {
    long from = tenure.position();
    long begun = System.nanoTime();
    var effects =
        tenure.move(
            to,
            () ->
                transaction.execute(status -> {
                  positions.advance(tenure.partition(), from, to);
                  return handler.apply(tenure.partition(), fresh);
                }));
    meters.apply().record(since(begun));
    return effects;
  }

  private void project(Tenure tenure, ProjectionLane lane, E effects) {
    var hold = tenure.hold();
    long committed = System.nanoTime();
    lane.start(() -> {
      handler.project(tenure.partition(), effects, hold);
      meters.project().record(since(committed));
    });
  }

  private void setAside(ConsumerRecord<String, byte[]> record, RuntimeException cause) {
    deadLetters.put(topic, record, cause);
    RecordTrace.end(record, System.nanoTime(), true);
    meters.dead().increment();
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static <T> List<LogRecord<T>> messages(List<Item<T>> items) {
    var messages = new ArrayList<LogRecord<T>>(items.size());
    for (var item : items) {
      if (item.read() instanceof Read.Message<T>(var message)) {
        messages.add(message);
      }
    }
    return messages;
  }
}

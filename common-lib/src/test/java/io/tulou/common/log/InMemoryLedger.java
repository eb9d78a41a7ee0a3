package io.tulou.common.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** A database of positions and effects whose transactions commit whole or not at all. */
final class InMemoryLedger extends AbstractPlatformTransactionManager implements Positions {
  private transient Map<TopicPartition, Long> positions = new HashMap<>();
  private transient List<String> effects = new ArrayList<>();
  private transient Map<TopicPartition, Long> positionsBefore = Map.of();
  private transient List<String> effectsBefore = List.of();

  private transient boolean isAnswerLost;

  /** Whether whoever commits hears of a failure, though it is done. */
  void losesAnswers(boolean isLost) {
    isAnswerLost = isLost;
  }

  List<String> effects() {
    return effects;
  }

  @Override
  public synchronized long load(TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }

  @Override
  public synchronized void advance(TopicPartition partition, long from, long to) {
    if (load(partition) != from) {
      throw new Fenced(partition, from);
    }
    positions.put(partition, to);
  }

  @Override
  protected Object doGetTransaction() {
    return this;
  }

  @Override
  protected synchronized void doBegin(Object transaction, TransactionDefinition definition) {
    positionsBefore = new HashMap<>(positions);
    effectsBefore = new ArrayList<>(effects);
  }

  @Override
  protected synchronized void doCommit(DefaultTransactionStatus status) {
    positionsBefore = Map.of();
    effectsBefore = List.of();
    if (isAnswerLost) {
      throw new TransactionSystemException("committed, but nobody was told");
    }
  }

  @Override
  protected synchronized void doRollback(DefaultTransactionStatus status) {
    positions = new HashMap<>(positionsBefore);
    effects = new ArrayList<>(effectsBefore);
  }
}

package io.tulou.common.log;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * One worker's moves of one partition's position, from when it looked it up until it fails. The
 * moves form a chain of compare-and-sets, so whoever finds the position within it knows that nobody
 * else moved it in between.
 */
final class Tenure {
  private final TopicPartition partition;
  private final Positions positions;
  private final ReentrantLock moving = new ReentrantLock();
  private volatile long position;

  Tenure(TopicPartition partition, Positions positions) {
    this.partition = partition;
    this.positions = positions;
    this.position = positions.load(partition);
  }

  TopicPartition partition() {
    return partition;
  }

  long position() {
    return position;
  }

  /** Runs a transaction that moves the position to {@code to}. */
  <E> E move(long to, Supplier<E> transaction) {
    moving.lock();
    try {
      var effects = transaction.get();
      position = to;
      return effects;
    } finally {
      moving.unlock();
    }
  }

  /** A hold on what was committed last. */
  Hold hold() {
    long since = position;
    return () -> {
      long found = positions.load(partition);
      return since <= found && (found <= position || found <= settledPosition());
    };
  }

  /** After the commit that is under way, of which this worker is about to hear. */
  private long settledPosition() {
    moving.lock();
    try {
      return position;
    } finally {
      moving.unlock();
    }
  }
}

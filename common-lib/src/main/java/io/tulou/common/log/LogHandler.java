package io.tulou.common.log;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * What a worker does with the records of one partition, in three steps that together take effect
 * exactly once.
 *
 * @param <T> the messages
 * @param <E> what applying them touched
 */
public interface LogHandler<T, E> {
  /**
   * Writes the effects of records that were never applied, inside the transaction that also moves
   * the applied position. Nothing outside the database may be touched here.
   */
  E apply(TopicPartition partition, List<LogRecord<T>> fresh);

  /** What records touched that were applied before and are delivered again. */
  E revisit(TopicPartition partition, List<LogRecord<T>> applied);

  /**
   * Brings derived stores to the <em>current</em> database state of what was touched, after the
   * commit and before the offset. May run any number of times, and beside the next {@link #apply}
   * of the same partition; never beside another projection of it.
   *
   * @param hold while it stands, what {@link #apply} wrote need not be read again
   */
  void project(TopicPartition partition, E effects, Hold hold);
}

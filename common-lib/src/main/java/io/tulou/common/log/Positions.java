package io.tulou.common.log;

import org.apache.kafka.common.TopicPartition;

/** How far each partition is applied, kept where the effects are kept. */
public interface Positions {
  /** The offset of the first record that is not applied; 0 where none ever was. */
  long load(TopicPartition partition);

  /**
   * Moves the position; part of the caller's transaction.
   *
   * @throws Fenced if another worker moved it since
   */
  void advance(TopicPartition partition, long from, long to);
}

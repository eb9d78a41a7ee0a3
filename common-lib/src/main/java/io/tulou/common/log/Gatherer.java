package io.tulou.common.log;

import java.util.List;

/**
 * What a {@link GatheringWorker} gathers of one partition until it is flushed. Everything in it
 * must be idempotent: a record taken twice, or state written twice, makes no difference.
 *
 * @param <T> the messages
 */
public interface Gatherer<T> {
  /**
   * Takes a record in.
   *
   * @return whether all that is gathered is to be flushed without waiting for more
   */
  boolean take(LogRecord<T> record);

  /** How much is held, in whatever the worker's bound counts. */
  int size();

  /** Writes to the database, inside the transaction that also moves the applied position. */
  void write();

  /** Brings derived stores to what was written, after the commit; any number of times. */
  void project();

  /** Two parts, to find what cannot be written; empty where it cannot be divided. */
  List<Gatherer<T>> halves();

  /** What is gathered, as a record that says the same, to be set aside. */
  Letter<T> letter();

  /** The key and value of a record. */
  record Letter<T>(String key, T message) {}
}

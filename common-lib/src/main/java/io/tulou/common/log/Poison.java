package io.tulou.common.log;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/** Tells a record that can never be applied from infrastructure that is away for now. */
final class Poison {
  private Poison() {}

  /**
   * A failure that halving the batch may pin on one record: data that break a rule of the database,
   * or a defect of the handler. Everything that speaks of a store or of the log being away, or of a
   * lost partition, is not.
   */
  static boolean isSuspected(RuntimeException failure) {
    if (failure instanceof DataIntegrityViolationException) {
      return true;
    }
    return !(failure instanceof DataAccessException
        || failure instanceof TransactionException
        || failure instanceof Fenced
        || failure instanceof LogUnavailable
        || failure instanceof LogRegressed);
  }
}

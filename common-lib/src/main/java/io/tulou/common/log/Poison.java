package io.tulou.common.log;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a record that can never be applied from infrastructure that is away for now.
 *
 * <p>A statement that does not fit the tables is neither: a defect of ours, which waiting does not
 * mend. What one record alone brings about is set aside like poison. Where several in a row fail
 * that way it is none of them, but tables that are not those of this version; then the worker waits
 * for whoever mends it, and the log stays whole but for those few.
 */
final class Poison {
  private static final int MOST_DEFECTS_IN_A_ROW = 3;

  private final AtomicInteger defects = new AtomicInteger();

  /**
   * A failure that halving the batch may pin on one record: data that break a rule of the database,
   * or a defect. Everything that speaks of a store or of the log being away, or of a lost
   * partition, is not.
   */
  static boolean isSuspected(RuntimeException failure) {
    if (failure instanceof DataIntegrityViolationException || isDefect(failure)) {
      return true;
    }
    return !(failure instanceof DataAccessException
        || failure instanceof TransactionException
        || failure instanceof Fenced
        || failure instanceof LogUnavailable
        || failure instanceof LogRegressed);
  }

  /** Whether statement and tables do not fit each other. */
  static boolean isDefect(@Nullable Throwable failure) {
    return failure instanceof InvalidDataAccessResourceUsageException;
  }

  /** Whether the one record that failed so is to be set aside, and not waited with. */
  boolean isPinned(RuntimeException failure) {
    return !isDefect(failure)
        || defects.getAndUpdate(count -> Math.min(count + 1, MOST_DEFECTS_IN_A_ROW))
            < MOST_DEFECTS_IN_A_ROW;
  }

  /** A record was applied. */
  void applied() {
    defects.set(0);
  }
}

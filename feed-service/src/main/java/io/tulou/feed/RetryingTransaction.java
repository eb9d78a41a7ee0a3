package io.tulou.feed;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction that is tried again when the database chose it as the victim of a deadlock. */
@Component
public class RetryingTransaction {
  private static final int ATTEMPTS = 4;

  private final TransactionTemplate transaction;

  public RetryingTransaction(TransactionTemplate transaction) {
    this.transaction = transaction;
  }

  /**
   * Runs the work, which may be run up to four times and must touch nothing but the database.
   *
   * @throws PessimisticLockingFailureException if the last attempt lost too
   */
  public <T> T call(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.execute(_ -> work.get());
      } catch (PessimisticLockingFailureException lost) {
        if (attempt == ATTEMPTS) {
          throw lost;
        }
      }
    }
  }

  /** As {@link #call}, without a result. */
  public void run(Runnable work) {
    var _ =
        call(() -> {
          work.run();
          return true;
        });
  }
}

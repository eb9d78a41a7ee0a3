package io.tulou.common.balance;

/**
 * How many second tries there may be: a tenth of the calls, and a few for times when little is
 * called. So retries never multiply a load that is too much already.
 */
public final class RetryBudget {
  private static final int CALLS_FOR_ONE = 10;
  private static final int MOST = 100;

  private int tenths = 10 * CALLS_FOR_ONE;

  /** A first try is made. */
  public synchronized void called() {
    tenths = Math.min(tenths + 1, MOST * CALLS_FOR_ONE);
  }

  /** Takes one second try; false if there is none. */
  public synchronized boolean take() {
    if (tenths < CALLS_FOR_ONE) {
      return false;
    }
    tenths -= CALLS_FOR_ONE;
    return true;
  }
}

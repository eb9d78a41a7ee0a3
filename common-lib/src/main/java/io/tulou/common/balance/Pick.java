package io.tulou.common.balance;

import java.net.URI;
import java.util.function.LongSupplier;

/** A call under way to an instance; to be ended once. */
public final class Pick {
  private final Instance instance;
  private final LongSupplier nanoTime;
  private final long begunNanos;

  Pick(Instance instance, LongSupplier nanoTime, long begunNanos) {
    this.instance = instance;
    this.nanoTime = nanoTime;
    this.begunNanos = begunNanos;
  }

  public URI address() {
    return instance.address();
  }

  /** Whether this is a call to that instance. */
  public boolean isTo(Instance other) {
    return instance == other;
  }

  /**
   * The call is over.
   *
   * @param answered false if the instance could not be reached or did not answer in time
   */
  public void end(boolean answered) {
    long now = nanoTime.getAsLong();
    instance.end(now, now - begunNanos, answered);
  }
}

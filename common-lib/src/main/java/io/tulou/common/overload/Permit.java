package io.tulou.common.overload;

import java.util.concurrent.atomic.AtomicBoolean;

/** A place of a request that is worked on; closing it again changes nothing. */
public final class Permit implements AutoCloseable {
  private final AdaptiveLimiter limiter;
  private final long startedNanos;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Permit(AdaptiveLimiter limiter, long startedNanos) {
    this.limiter = limiter;
    this.startedNanos = startedNanos;
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      limiter.release(startedNanos);
    }
  }
}

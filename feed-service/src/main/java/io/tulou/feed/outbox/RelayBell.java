package io.tulou.feed.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the relay of this process; rings while it is awake count once. */
@Component
public class RelayBell {
  private final Semaphore rung = new Semaphore(0);

  void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Returns when it rings, or after the time. */
  void await(Duration longest) throws InterruptedException {
    if (rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      rung.drainPermits();
    }
  }
}

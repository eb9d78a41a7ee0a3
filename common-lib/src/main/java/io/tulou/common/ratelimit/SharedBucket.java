package io.tulou.common.ratelimit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * This node's part of a bucket that all nodes share.
 *
 * <p>At first tokens are given out on credit, up to half of this node's share of a burst; so a key
 * that needs little costs no call. A larger debt is told to the store, which gives a batch of
 * tokens on top; from then on the node lives on batches. When the store has fewer than were wanted,
 * it is asked again only after a pause and after enough requests: in between they are refused here.
 *
 * <p>Requests that find nothing wait for the one among them that asks the store.
 */
final class SharedBucket {
  private static final Decision ADMITTED = new Decision.Admitted();
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final double BATCH_NANOS = Duration.ofMillis(100).toNanos();

  /** Of a batch: more would be missed by others. */
  private static final int LARGEST_LEAST = 25;

  private static final int REQUESTS_FOR_A_CALL = 20;

  private final String key;
  private final Limit limit;
  private final GuardedLeases leases;
  private final LongSupplier nanoTime;
  private final double perNano;
  private final ReentrantLock lock = new ReentrantLock();

  /** Tokens to give out; a debt when negative. */
  private double held;

  private long seenNanos;
  private int requests;
  private boolean scarce;
  private boolean unanswered;
  private long askedNanos;
  private long askNanos;

  SharedBucket(String key, Limit limit, GuardedLeases leases, LongSupplier nanoTime) {
    this.key = key;
    this.limit = limit;
    this.leases = leases;
    this.nanoTime = nanoTime;
    this.perNano = limit.permits() / (double) limit.per().toNanos();
    this.seenNanos = nanoTime.getAsLong();
    this.askedNanos = seenNanos;
  }

  Decision tryAcquire(int nodes) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      boolean alone = leases.isAway();
      double credit = count(now, alone, nodes);
      requests++;
      if (isEnough(credit)) {
        held--;
        return ADMITTED;
      }
      if (alone) {
        return new Decision.Refused(SharedRateLimiter.nanos((1 - credit - held) * nodes / perNano));
      }
      if (scarce && (now < askNanos || requests < enough())) {
        return new Decision.Refused(Duration.ofNanos(Math.max(PAUSE_NANOS, askNanos - now)));
      }
      return ask(nodes);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a token if there is one that the store need not be asked for; whether it did. Says no
   * rather than wait for somebody who asks.
   */
  boolean takesHeld(int nodes) {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      double credit = count(nanoTime.getAsLong(), leases.isAway(), nodes);
      if (!isEnough(credit)) {
        return false;
      }
      requests++;
      held--;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Brings what is held up to now, and says how far below nothing it may go. */
  private double count(long now, boolean alone, int nodes) {
    unanswered |= alone;
    earn(now, nodes);
    if (alone) {
      return alone(nodes);
    }
    return scarce ? 0 : credit(nodes);
  }

  private boolean isEnough(double credit) {
    return held >= 1 || held - 1 >= -credit;
  }

  private Decision ask(int nodes) {
    int owed = (int) Math.ceil(Math.max(0, -held));
    long now = nanoTime.getAsLong();
    int wanted = wanted(nodes, now);
    var answer = leases.take(key, limit, owed, wanted);
    requests = 0;
    askedNanos = now;
    unanswered = answer.isEmpty();
    if (unanswered) {
      // Not more than one more: the next one is decided by this node alone.
      held--;
      return ADMITTED;
    }
    var lease = answer.orElseThrow();
    held = Math.max(0, held) + lease.granted();
    scarce = lease.granted() < wanted;
    askNanos = nanoTime.getAsLong() + Math.max(PAUSE_NANOS, lease.retryAfter().toNanos());
    if (held >= 1) {
      held--;
      return ADMITTED;
    }
    return new Decision.Refused(lease.retryAfter());
  }

  /**
   * As long as the store does not answer, this node's share of the rate comes by itself; otherwise
   * the store counts time.
   */
  private void earn(long now, int nodes) {
    if (unanswered) {
      double earned = (double) Math.max(0, now - seenNanos) * perNano / nodes;
      held = Math.min(Math.max(0, held), held + earned);
      scarce = false;
    }
    seenNanos = now;
  }

  /** A batch: what is asked for in a tenth of a second, and never more than the limit's own. */
  private int wanted(int nodes, long now) {
    int least = Math.clamp(limit.burst() / (2L * nodes), 1, LARGEST_LEAST);
    int most = (int) Math.max(least, perNano * BATCH_NANOS);
    double demand = requests * BATCH_NANOS / (double) Math.max(1, now - askedNanos);
    return (int) Math.clamp(demand, least, most);
  }

  private double credit(int nodes) {
    return limit.burst() / (2.0 * nodes);
  }

  /** What a node may be behind that is by itself: its share of a burst, a whole token at least. */
  private double alone(int nodes) {
    return Math.max(1, limit.burst() / (double) nodes);
  }

  private int enough() {
    return Math.clamp(limit.burst() / 50, 1, REQUESTS_FOR_A_CALL);
  }
}

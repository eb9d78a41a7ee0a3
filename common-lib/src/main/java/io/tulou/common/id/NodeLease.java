package io.tulou.common.id;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Holds one of 256 node numbers in Redis for as long as the process lives, renewed every 5 s.
 *
 * <p>Without a renewal for 9 minutes the number may no longer be used; after 10 Redis gives it to
 * others. A number that Redis forgot is taken back if it is still free; if another process owns it,
 * a new number is leased at once. A number given back cools for 10 s, longer than clocks differ.
 */
public final class NodeLease implements SmartLifecycle, AutoCloseable, IntSupplier {
  private static final Logger log = LoggerFactory.getLogger(NodeLease.class);
  private static final int AFTER_REDIS_BEFORE_ALL_ELSE = 100;
  private static final Duration RETRY = Duration.ofMillis(250);

  private final NodeNumbers numbers;
  private final Clock clock;
  private final LeaseTiming timing;
  private volatile @Nullable Held held;
  private @Nullable ScheduledExecutorService renewals;

  /** Waits up to 30 s at start for Redis to answer. */
  public NodeLease(StringRedisTemplate redis, Clock clock) {
    this(redis, clock, LeaseTiming.DEFAULT);
  }

  NodeLease(StringRedisTemplate redis, Clock clock, LeaseTiming timing) {
    this.numbers = new NodeNumbers(redis, UUID.randomUUID().toString());
    this.clock = clock;
    this.timing = timing;
  }

  /**
   * A number and when it was last known to be ours, on both clocks: either may have been paused.
   */
  private record Held(int number, long wallMillis, long nanos) {}

  /**
   * The leased number, 0 to 255.
   *
   * @throws NodeLeaseLost before the start, after the end, and when it was not renewed for 9
   *     minutes
   */
  @Override
  public int getAsInt() {
    var current = held;
    if (current == null) {
      throw new NodeLeaseLost("no node number is leased");
    }
    long wall = clock.millis() - current.wallMillis();
    long run = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - current.nanos());
    if (Math.max(wall, run) > timing.usable().toMillis()) {
      throw new NodeLeaseLost("node number " + current.number() + " was not renewed in time");
    }
    return current.number();
  }

  /**
   * Leases a number.
   *
   * @throws IllegalStateException if Redis does not answer, or all numbers stay taken, for 30 s
   */
  @Override
  public synchronized void start() {
    if (renewals != null) {
      return;
    }
    claimAtStart();
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("node-lease").factory());
    long every = timing.renewEvery().toMillis();
    var _ = scheduler.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
    renewals = scheduler;
  }

  @Override
  public synchronized void stop() {
    if (renewals == null) {
      return;
    }
    renewals.shutdownNow();
    renewals = null;
    var last = held;
    held = null;
    if (last != null) {
      try {
        numbers.release(last.number(), timing.cooling());
      } catch (DataAccessException e) {
        log.info("node number {} expires by itself: {}", last.number(), e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public synchronized boolean isRunning() {
    return renewals != null;
  }

  @Override
  public int getPhase() {
    return AFTER_REDIS_BEFORE_ALL_ELSE;
  }

  synchronized void renew() {
    if (renewals == null) {
      return;
    }
    var current = held;
    try {
      if (current == null || !keep(current.number())) {
        claim();
      }
    } catch (RuntimeException e) {
      log.warn("node number not renewed, tried again soon: {}", e.getMessage());
    }
  }

  private boolean keep(int number) {
    var asked = now(number);
    if (!numbers.renew(number, timing.hold())) {
      held = null;
      log.warn("node number {} is another's now, leasing a new one", number);
      return false;
    }
    held = asked;
    return true;
  }

  private boolean claim() {
    var asked = now(0);
    var number = numbers.claim(timing.hold());
    number.ifPresent(n -> held = new Held(n, asked.wallMillis(), asked.nanos()));
    return number.isPresent();
  }

  private void claimAtStart() {
    long giveUpAt = System.nanoTime() + timing.startWithin().toNanos();
    var obstacle = "all node numbers are taken";
    do {
      try {
        if (claim()) {
          return;
        }
        obstacle = "all node numbers are taken";
      } catch (DataAccessException e) {
        obstacle = "Redis does not answer: " + e.getMessage();
      }
      LockSupport.parkNanos(RETRY.toNanos());
    } while (System.nanoTime() - giveUpAt < 0);
    throw new IllegalStateException(
        "no node number within " + timing.startWithin() + ", " + obstacle);
  }

  private Held now(int number) {
    return new Held(number, clock.millis(), System.nanoTime());
  }
}

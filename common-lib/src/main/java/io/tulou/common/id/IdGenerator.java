package io.tulou.common.id;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Generates ids of 53 bits: 38 bits of 10 ms ticks since 2025-01-01T00:00Z (until 2112), 8 bits of
 * node, 7 bits of sequence. Ids of one generator strictly increase; 12,800 a second can be had
 * without end, and as many again at once by borrowing up to a second of future ticks.
 *
 * <p>After the Snowflake scheme of Twitter. Safe for use by many threads.
 */
public final class IdGenerator {
  private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");
  private static final long MILLIS_PER_TICK = 10;
  private static final int NODE_BITS = 8;
  private static final int SEQUENCE_BITS = 7;
  private static final long MAX_SEQUENCE = (1L << SEQUENCE_BITS) - 1;
  private static final long MAX_TICK = (1L << 38) - 1;
  private static final long MAX_BACK = 200;
  private static final long MAX_BORROWED = 100;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Clock clock;
  private final IntSupplier node;
  private long latestClockTick;
  private long tick = -1;
  private long sequence;
  private int lastNode = -1;

  /**
   * @param node the leased number, 0 to 255; asked for every id, and may change or throw
   */
  public IdGenerator(Clock clock, IntSupplier node) {
    this.clock = clock;
    this.node = node;
  }

  /**
   * The next id. Waits up to a second when a second of ids has been borrowed already.
   *
   * @throws IllegalStateException if the clock went back by more than 2 s, stands still with all
   *     ids used up, or is out of range
   */
  public synchronized long next() {
    int currentNode = checkedNode();
    long next = Math.max(tick, clockTick());
    long nextSequence = next == tick ? sequence + 1 : 0;
    // A smaller node number inside the same tick would make the id smaller.
    if (nextSequence > MAX_SEQUENCE || (next == tick && currentNode != lastNode)) {
      next++;
      nextSequence = 0;
    }
    awaitWithinReach(next);
    tick = next;
    sequence = nextSequence;
    lastNode = currentNode;
    return (tick << (NODE_BITS + SEQUENCE_BITS)) | ((long) currentNode << SEQUENCE_BITS) | sequence;
  }

  /** When an id was made, to 10 ms; up to a second late for a borrowed one. */
  public static Instant instantOf(long id) {
    return EPOCH.plusMillis((id >>> (NODE_BITS + SEQUENCE_BITS)) * MILLIS_PER_TICK);
  }

  /**
   * The lowest id that can be made at a time or later.
   *
   * @param time null for a time that never comes
   */
  public static long firstAt(@Nullable Instant time) {
    if (time == null) {
      return Long.MAX_VALUE;
    }
    long tick = Math.floorDiv(time.toEpochMilli() - EPOCH.toEpochMilli(), MILLIS_PER_TICK);
    return Math.clamp(tick, 0, MAX_TICK) << (NODE_BITS + SEQUENCE_BITS);
  }

  private int checkedNode() {
    int number = node.getAsInt();
    if (number < 0 || number >= 1 << NODE_BITS) {
      throw new IllegalStateException("node number out of range: " + number);
    }
    return number;
  }

  private long clockTick() {
    long now = Math.floorDiv(clock.millis() - EPOCH.toEpochMilli(), MILLIS_PER_TICK);
    if (now < 0 || now > MAX_TICK) {
      throw new IllegalStateException("clock out of range: " + clock.instant());
    }
    if (latestClockTick - now > MAX_BACK) {
      throw new IllegalStateException(
          "clock went back by " + (latestClockTick - now) * MILLIS_PER_TICK + " ms");
    }
    latestClockTick = Math.max(latestClockTick, now);
    return now;
  }

  private void awaitWithinReach(long wanted) {
    long giveUpAt = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (wanted > latestClockTick + MAX_BORROWED) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new IllegalStateException("a second of ids is used up and the clock stands still");
      }
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      clockTick();
    }
  }
}

package io.tulou.feed.post;

import io.tulou.common.id.IdGenerator;
import java.time.Duration;
import java.time.Instant;

/**
 * The id of a post that is published later: as if it were made then, so that timelines, which are
 * in the order of ids, show it where its time is. Two such ids, or one and an ordinary one, may be
 * equal; the primary key tells, and another is made.
 */
final class ScheduledId {
  private static final int BITS_BELOW_TICK = 15;
  private static final long BELOW_TICK = (1L << BITS_BELOW_TICK) - 1;
  private static final long MILLIS_PER_TICK = 10;

  /** The upper half of a tick's sequence, which ordinary ids reach only under load. */
  private static final long RARE = 1L << 6;

  private ScheduledId() {}

  static long of(long freshId, Instant publishAt) {
    long later = Duration.between(IdGenerator.instantOf(freshId), publishAt).toMillis();
    long tick = (freshId >>> BITS_BELOW_TICK) + later / MILLIS_PER_TICK;
    return (tick << BITS_BELOW_TICK) | (freshId & BELOW_TICK) | RARE;
  }
}

package io.tulou.common.deadline;

import java.time.Duration;
import java.util.Optional;

/**
 * When the caller stops waiting, on this machine's monotonic clock.
 *
 * @param nanoTime the instant, as {@link System#nanoTime()} counts
 */
public record Deadline(long nanoTime) {
  /** Milliseconds left, on every call between services. */
  public static final String HEADER = "Tulou-Deadline";

  /** Below this there is no point in starting another call. */
  public static final Duration MINIMUM = Duration.ofMillis(5);

  /**
   * How long work may take that several callers wait for. It outlives the one who came first, since
   * others may have more time; each of them waits only as long as their own deadline says.
   */
  public static final Duration SHARED = Duration.ofSeconds(5);

  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  public static Deadline in(Duration budget) {
    return new Deadline(System.nanoTime() + budget.toNanos());
  }

  /** The deadline of the request this thread works for, if any. */
  public static Optional<Deadline> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** What is left of the current request's time, at most {@code limit}. */
  public static Duration leftOr(Duration limit) {
    return current().map(Deadline::left).filter(left -> left.compareTo(limit) < 0).orElse(limit);
  }

  /** Whether the current request has too little time left to start anything. */
  public static boolean isOver() {
    return current().filter(deadline -> deadline.left().compareTo(MINIMUM) < 0).isPresent();
  }

  /** Time left, never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /**
   * Refuses to start what cannot be finished.
   *
   * @throws DeadlineExceeded if too little is left to start anything
   */
  public void check() {
    if (left().compareTo(MINIMUM) < 0) {
      throw new DeadlineExceeded();
    }
  }

  /** Runs the work with this deadline as the current one. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** Runs the work with this deadline as the current one. */
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}

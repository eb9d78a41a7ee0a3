package io.tulou.common.overload;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Decides at the entrance whether a request is worked on. As long as the processors have time, all
 * are, up to the maximum in flight. Once they have not, twice as many as keep them busy without a
 * queue ({@link Throughput}; the second half is for what waits for others meanwhile), and of these
 * the lower classes only a part: a {@code sheddable} request finds the door closed when half of the
 * places are taken, a {@code critical} one when twice as many are (and never before eight times the
 * minimum are, so that a pause refuses none), one that is {@code critical-plus} only when the
 * maximum is.
 *
 * <p>After the BBR limiter of go-kratos/aegis, which takes its two measures from the TCP congestion
 * control of that name. Unlike it, a class of a request decides, and its mean of the processors'
 * load is over half a second.
 *
 * <p>Something outside calls {@link #tick()} ten times a second. Acquiring takes no lock.
 */
public final class AdaptiveLimiter {
  /** Milliseconds between two ticks. */
  public static final long TICK_MILLIS = Throughput.BUCKET_MILLIS;

  private static final double OF_NEW_LOAD = 0.2;

  /** The gain of BBR's window. */
  private static final int GAIN = 2;

  /**
   * For how many minimums there is always room for what is critical: a pause brings many at once.
   */
  private static final int CRITICAL_MINIMUMS = 8;

  /**
   * After a refusal the machine counts as overloaded this much longer, so that it does not sway.
   */
  private static final int TICKS_OF_CAUTION = 10;

  private final Bounds bounds;
  private final DoubleSupplier processors;
  private final LongSupplier nanoTime;
  private final Throughput throughput = new Throughput();
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile int limit;
  private volatile boolean refused;
  private double load;
  private int caution;

  /**
   * @param processors the share of the machine's processors that is in use, 0 to 1; a negative or
   *     undefined value is ignored
   * @param nanoTime a monotonic clock
   */
  public AdaptiveLimiter(Bounds bounds, DoubleSupplier processors, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.processors = processors;
    this.nanoTime = nanoTime;
    this.limit = bounds.maximum();
  }

  /** A place for this request, to be closed when it is answered; empty if it is to be refused. */
  public Optional<Permit> tryAcquire(Criticality criticality) {
    int taken = inFlight.incrementAndGet();
    if (taken > places(criticality)) {
      inFlight.decrementAndGet();
      refused = true;
      return Optional.empty();
    }
    return Optional.of(new Permit(this, nanoTime.getAsLong()));
  }

  /** How many may be in flight for a request of that class to be let in beside them. */
  int places(Criticality criticality) {
    int now = limit;
    return switch (criticality) {
      case CRITICAL_PLUS -> bounds.maximum();
      // What can wait is held back already; a write that waits for the log uses no processor.
      case CRITICAL ->
          Math.min(bounds.maximum(), Math.max(2 * now, CRITICAL_MINIMUMS * bounds.minimum()));
      case SHEDDABLE_PLUS -> Math.max(1, now * 3 / 4);
      case SHEDDABLE -> Math.max(1, now / 2);
    };
  }

  public int inFlight() {
    return inFlight.get();
  }

  /** How many may be in flight now. */
  public int limit() {
    return limit;
  }

  /** Looks at the processors and at what was completed, and moves the limit. */
  public void tick() {
    throughput.roll();
    double now = processors.getAsDouble();
    if (now >= 0) {
      load = load * (1 - OF_NEW_LOAD) + now * OF_NEW_LOAD;
    }
    boolean busy = load >= bounds.busy();
    if (busy && refused) {
      caution = TICKS_OF_CAUTION;
    } else if (caution > 0) {
      caution--;
    }
    refused = false;
    limit = busy || caution > 0 ? lowered() : bounds.maximum();
  }

  private int lowered() {
    int enough = throughput.inFlight();
    return enough == 0
        ? bounds.maximum()
        : Math.clamp((long) GAIN * enough, bounds.minimum(), bounds.maximum());
  }

  void release(long startedNanos) {
    inFlight.decrementAndGet();
    throughput.record(nanoTime.getAsLong() - startedNanos);
  }
}

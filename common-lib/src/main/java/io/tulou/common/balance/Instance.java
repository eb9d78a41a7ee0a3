package io.tulou.common.balance;

import java.net.URI;
import java.time.Duration;

/**
 * One instance of a service as this process sees it: how long it takes and how much it has to do.
 *
 * <p>The time is a mean that forgets with age and believes a rise at once (peak EWMA, of Twitter's
 * Finagle): an instance that becomes slow is left alone after its first slow answer, and is tried
 * again as the memory of it fades.
 */
public final class Instance {
  private static final double MEMORY_NANOS = Duration.ofSeconds(5).toNanos();

  /** What a failure counts as: longer than any answer. */
  private static final double FAILED_NANOS = Duration.ofSeconds(10).toNanos();

  /**
   * What counts while the first calls have not ended. Before the first one an instance counts as
   * fast: beside one that is fast it would never be called otherwise, and nothing ever be known.
   */
  private static final double UNKNOWN_NANOS = Duration.ofMillis(10).toNanos();

  /** Below this all are equally fast, and only what they have to do tells them apart. */
  private static final double FAST_NANOS = Duration.ofMillis(1).toNanos();

  private final URI address;
  private double meanNanos;
  private long seenNanos;
  private boolean seen;
  private int inFlight;

  public Instance(URI address) {
    this.address = address;
  }

  public URI address() {
    return address;
  }

  synchronized void begin() {
    inFlight++;
  }

  synchronized void end(long nowNanos, long tookNanos, boolean answered) {
    inFlight--;
    double sample = answered ? tookNanos : Math.max(FAILED_NANOS, (double) tookNanos);
    double remembered = remembered(nowNanos);
    meanNanos =
        sample > remembered ? sample : remembered + (sample - remembered) * weight(nowNanos);
    seenNanos = nowNanos;
    seen = true;
  }

  /** The lower the better. */
  synchronized double score(long nowNanos) {
    double known = seen || inFlight == 0 ? remembered(nowNanos) : UNKNOWN_NANOS;
    double nanos = Math.max(FAST_NANOS, known);
    return nanos * (inFlight + 1);
  }

  synchronized int inFlight() {
    return inFlight;
  }

  private double remembered(long nowNanos) {
    return meanNanos * Math.exp(-Math.max(0, nowNanos - seenNanos) / MEMORY_NANOS);
  }

  /** Of a new sample: the more, the longer nothing was seen, but never nothing. */
  private double weight(long nowNanos) {
    return Math.max(0.05, 1 - Math.exp(-Math.max(0, nowNanos - seenNanos) / MEMORY_NANOS));
  }
}

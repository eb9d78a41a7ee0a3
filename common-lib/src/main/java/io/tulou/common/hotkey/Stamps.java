package io.tulou.common.hotkey;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether something changed about a key since. What was read before a change never passes for
 * what was read after it, however late it is stored. Keys may share a stamp; a change then counts
 * for all of them. 32 KB.
 */
public final class Stamps<K> {
  private static final int SLOTS = 4_096;

  private final Ticker ticker;
  private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

  public Stamps() {
    this(Ticker.systemTicker());
  }

  public Stamps(Ticker ticker) {
    this.ticker = ticker;
    long now = ticker.read();
    for (int slot = 0; slot < SLOTS; slot++) {
      slots.set(slot, now);
    }
  }

  /** The stamp of this key: another one after each change. */
  public long of(K key) {
    return slots.get(slot(key));
  }

  /** Whether the last change is no longer ago than that; none is as old as these stamps. */
  public boolean isYoung(K key, Duration age) {
    return ticker.read() - of(key) < age.toNanos();
  }

  public void change(K key) {
    slots.accumulateAndGet(slot(key), ticker.read(), (last, now) -> Math.max(last + 1, now));
  }

  private int slot(K key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }
}

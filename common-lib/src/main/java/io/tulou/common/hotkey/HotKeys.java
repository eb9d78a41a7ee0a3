package io.tulou.common.hotkey;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Finds hot keys by a sliding window of 5 seconds.
 *
 * <p>A key is hot once it was seen {@code perSecond} times in a second, at most two seconds after
 * it began, and stays so while it is seen half as often in the window; of more than {@code most}
 * the most frequent are. Each second is counted apart, by {@link Frequent}, and forgotten after
 * five; hot keys are counted one by one and without a lock.
 *
 * <p>With 16 × 256 counters nothing is missed up to {@code 2,048 × perSecond} sightings a second.
 * About half a megabyte.
 */
public final class HotKeys<K> {
  private static final int SECONDS = 5;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int STRIPES = 16;
  private static final int COUNTERS_PER_STRIPE = 256;

  private final int most;
  private final int perSecond;
  private final Ticker ticker;
  private final Stripe<K>[] stripes;
  private final ReentrantLock turning = new ReentrantLock();
  private final Deque<Map<K, Long>> window = new ArrayDeque<>();
  private volatile Map<K, LongAdder> hot = Map.of();
  private volatile long turnAt;

  /**
   * @param most keys that are hot at once
   * @param perSecond from so many sightings a second on
   */
  public HotKeys(int most, int perSecond) {
    this(most, perSecond, Ticker.systemTicker());
  }

  /** As the other one, with a clock. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public HotKeys(int most, int perSecond, Ticker ticker) {
    this.most = most;
    this.perSecond = perSecond;
    this.ticker = ticker;
    this.turnAt = ticker.read() + SECOND;
    this.stripes = (Stripe<K>[]) new Stripe[STRIPES];
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe<>();
    }
  }

  private static final class Stripe<K> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Frequent<K> counters = new Frequent<>(COUNTERS_PER_STRIPE);
  }

  /** Takes note of a sighting; whether the key is hot. */
  public boolean see(K key) {
    if (ticker.read() - turnAt >= 0 && turning.tryLock()) {
      try {
        turn();
      } finally {
        turning.unlock();
      }
    }
    var counter = hot.get(key);
    if (counter != null) {
      counter.increment();
      return true;
    }
    int hash = key.hashCode();
    var stripe = stripes[(hash ^ hash >>> 16) & STRIPES - 1];
    stripe.lock.lock();
    try {
      stripe.counters.add(key);
    } finally {
      stripe.lock.unlock();
    }
    return false;
  }

  /** The keys that are hot now. */
  public Set<K> hot() {
    return Set.copyOf(hot.keySet());
  }

  /** Closes the second that is over, and those in which nothing was seen. */
  private void turn() {
    long due = turnAt;
    long late = ticker.read() - due;
    if (late < 0) {
      return;
    }
    long over = 1 + late / SECOND;
    turnAt = due + over * SECOND;
    window.addLast(collect());
    for (long empty = Math.min(over, SECONDS) - 1; empty > 0; empty--) {
      window.addLast(Map.of());
    }
    while (window.size() > SECONDS) {
      window.removeFirst();
    }
    choose();
  }

  private Map<K, Long> collect() {
    var second = new HashMap<K, Long>();
    for (var stripe : stripes) {
      stripe.lock.lock();
      try {
        // Once is not often, and most keys are seen once.
        stripe.counters.forEach((key, count) -> {
          if (count > 1) {
            second.put(key, count);
          }
        });
        stripe.counters.clear();
      } finally {
        stripe.lock.unlock();
      }
    }
    hot.forEach((key, counter) -> second.merge(key, counter.sumThenReset(), Long::sum));
    return second;
  }

  private void choose() {
    var sums = new HashMap<K, Long>();
    window.forEach(second -> second.forEach((key, count) -> sums.merge(key, count, Long::sum)));
    var latest = window.getLast();
    var before = hot;
    hot =
        sums.entrySet().stream()
            .filter(sum ->
                latest.getOrDefault(sum.getKey(), 0L) >= perSecond
                    || (before.containsKey(sum.getKey()) && 2 * sum.getValue() >= windowOf()))
            .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(most)
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, sum -> before.getOrDefault(sum.getKey(), new LongAdder())));
  }

  private long windowOf() {
    return (long) window.size() * perSecond;
  }
}

package io.tulou.common.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.coalesce.CoalesceTimeout;
import io.tulou.common.coalesce.Flight;
import io.tulou.common.deadline.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A read-through cache: near (this process), then Redis, then the source.
 *
 * <p>Concurrent misses of one key share one load in this process, and mostly one among all: where
 * another holds the lease, its fill is awaited for a while ({@link CachePolicy#fillWait}). Absence
 * is cached too. A failed load is not. Without Redis, reads go from near to the source, in bounded
 * number.
 *
 * <p>An answer is at most {@code nearAge} behind Redis, and up to date with everything that {@link
 * #put} and {@link #invalidate} were told before the read began.
 */
public final class TieredCache<K, V> {
  private final NearCache<K, V> near;
  private final FarReader<K, V> far;
  private final Executor executor;
  private final CacheMeters meters;

  /**
   * @param executor runs loads, and must not run them in the calling thread; virtual threads
   */
  public TieredCache(
      CacheSpec<K, V> spec,
      LeasedStore store,
      BatchLoader<K, V> loader,
      Executor executor,
      MeterRegistry meters) {
    this(
        spec,
        store,
        new SourceLoads<>(loader, spec.policy().loads(), spec.policy().loadTimeout()),
        executor,
        new CacheMeters(spec.name(), meters),
        Ticker.systemTicker());
  }

  TieredCache(
      CacheSpec<K, V> spec,
      LeasedStore store,
      SourceLoads<K, V> loads,
      Executor executor,
      CacheMeters meters,
      Ticker ticker) {
    this.near = new NearCache<>(spec, ticker);
    var farStore = new FarStore<>(spec, store, meters);
    var refresher = new Refresher<>(farStore, loads, executor, meters);
    this.far = new FarReader<>(near, farStore, loads, refresher, meters, spec.policy().fillWait());
    this.executor = executor;
    this.meters = meters;
  }

  /**
   * The values of those keys that have one, in the order of the keys.
   *
   * @throws CoalesceTimeout if not all are there within {@code wait}; loads under way go on
   * @throws RuntimeException what the loader threw
   */
  public Map<K, V> getAll(Collection<K> keys, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    var states = new LinkedHashMap<K, Versioned<V>>();
    var pending = new LinkedHashMap<K, Flight<Versioned<V>>>();
    var mine = new LinkedHashMap<K, Flight<Versioned<V>>>();
    for (K key : new LinkedHashSet<>(keys)) {
      switch (near.find(key)) {
        case NearCache.Found.Here<V>(var state) -> states.put(key, state);
        case NearCache.Found.Joined<V>(var flight) -> pending.put(key, flight);
        case NearCache.Found.Started<V>(var flight) -> mine.put(key, flight);
      }
    }
    meters.near.increment(states.size());
    meters.coalesced.increment(pending.size());
    resolve(mine);
    pending.putAll(mine);
    pending.forEach((key, flight) -> states.put(key, flight.await(key, until(deadline))));
    return present(keys, states);
  }

  /** The value of one key; see {@link #getAll}. */
  public Optional<V> get(K key, Duration wait) {
    return Optional.ofNullable(getAll(List.of(key), wait).get(key));
  }

  /** Forgets a key in this process, and keeps loads under way from bringing it back. */
  public void invalidate(K key) {
    near.invalidate(key);
  }

  /** Takes a state into this process unless a newer one is there. */
  public void put(K key, Versioned<V> value) {
    near.put(key, value);
  }

  int underWay() {
    return near.underWay();
  }

  long held() {
    return near.held();
  }

  private void resolve(Map<K, Flight<Versioned<V>>> mine) {
    if (mine.isEmpty()) {
      return;
    }
    var flights = Map.copyOf(mine);
    try {
      executor.execute(() -> Deadline.in(Deadline.SHARED).run(() -> far.resolve(flights)));
    } catch (RuntimeException e) {
      flights.forEach((key, flight) -> near.fail(key, flight, e));
    }
  }

  private static Duration until(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private static <K, V> Map<K, V> present(Collection<K> keys, Map<K, Versioned<V>> states) {
    var values = new LinkedHashMap<K, V>();
    for (K key : keys) {
      var state = states.get(key);
      if (state != null && state.value() != null) {
        values.put(key, state.value());
      }
    }
    return values;
  }
}

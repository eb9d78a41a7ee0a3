package io.tulou.common.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.tulou.common.coalesce.Flight;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process holds, and what it is loading.
 *
 * <p>A loaded state is kept only while its flight is the current one of its key: invalidating a key
 * takes the flight away, so a load that began before cannot bring the old state back. Values and
 * flights are apart, because a cache that loads logs every failed load and shows it a little
 * longer.
 */
final class NearCache<K, V> {
  /** Of the key, the nodes of the maps and the record around a value, about. */
  private static final int ENTRY_BYTES = 256;

  private final Cache<K, Held<V>> values;
  private final ConcurrentHashMap<K, Flight<Versioned<V>>> flights = new ConcurrentHashMap<>();
  private final CacheSpec<K, V> spec;
  private final Ticker ticker;

  NearCache(CacheSpec<K, V> spec, Ticker ticker) {
    this.spec = spec;
    this.ticker = ticker;
    this.values =
        Caffeine.newBuilder()
            .maximumWeight(spec.policy().nearSize().toBytes())
            .weigher((K _, Held<V> held) -> weight(held))
            .ticker(ticker)
            .expireAfter(Expiry.writing((K _, Held<V> held) -> left(held)))
            .build();
  }

  /** A state and its own end, which no later touch of the entry moves. */
  private record Held<V>(Versioned<V> state, long endsAt) {}

  sealed interface Found<V> {
    record Here<V>(Versioned<V> state) implements Found<V> {}

    record Joined<V>(Flight<Versioned<V>> flight) implements Found<V> {}

    /** The caller has to see to it that this flight is finished. */
    record Started<V>(Flight<Versioned<V>> flight) implements Found<V> {}
  }

  Found<V> find(K key) {
    var held = values.getIfPresent(key);
    if (held != null) {
      return new Found.Here<>(held.state());
    }
    var mine = new Flight<Versioned<V>>(spec.policy().loadTimeout());
    var current = flights.compute(key, (_, old) -> old == null || old.isOverdue() ? mine : old);
    if (current != mine) {
      return new Found.Joined<>(current);
    }
    // The flight before this one may have landed since the first look.
    var landed = values.getIfPresent(key);
    if (landed == null) {
      return new Found.Started<>(mine);
    }
    flights.remove(key, mine);
    mine.complete(landed.state());
    return new Found.Here<>(landed.state());
  }

  void land(K key, Flight<Versioned<V>> flight, Versioned<V> loaded) {
    var kept =
        values
            .asMap()
            .compute(key, (_, old) -> flights.get(key) == flight ? newer(old, hold(loaded)) : old);
    flights.remove(key, flight);
    flight.complete(
        kept != null && kept.state().version() > loaded.version() ? kept.state() : loaded);
  }

  void fail(K key, Flight<Versioned<V>> flight, Throwable cause) {
    flights.remove(key, flight);
    flight.fail(cause);
  }

  void put(K key, Versioned<V> state) {
    values.asMap().compute(key, (_, old) -> newer(old, hold(state)));
  }

  void invalidate(K key) {
    flights.remove(key);
    values.invalidate(key);
  }

  int underWay() {
    return flights.size();
  }

  long held() {
    values.cleanUp();
    return values.estimatedSize();
  }

  private static <V> Held<V> newer(@Nullable Held<V> old, Held<V> fresh) {
    return old != null && old.state().version() > fresh.state().version() ? old : fresh;
  }

  private Held<V> hold(Versioned<V> state) {
    var policy = spec.policy();
    var age = state.value() == null ? policy.negativeAge() : policy.nearAge();
    return new Held<>(state, ticker.read() + age.toNanos());
  }

  private int weight(Held<V> held) {
    V value = held.state().value();
    return ENTRY_BYTES + (value == null ? 0 : spec.weigher().applyAsInt(value));
  }

  private Duration left(Held<V> held) {
    return Duration.ofNanos(Math.max(0, held.endsAt() - ticker.read()));
  }
}

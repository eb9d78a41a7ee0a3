package io.tulou.common.cache;

import io.tulou.common.coalesce.Flight;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Brings flights to an end: from the store where it has the state, from the source otherwise. */
final class FarReader<K, V> {
  private static final Duration POLL_EVERY = Duration.ofMillis(10);

  private final NearCache<K, V> near;
  private final FarStore<K, V> store;
  private final SourceLoads<K, V> loads;
  private final Refresher<K, V> refresher;
  private final CacheMeters meters;
  private final Duration fillWait;

  FarReader(
      NearCache<K, V> near,
      FarStore<K, V> store,
      SourceLoads<K, V> loads,
      Refresher<K, V> refresher,
      CacheMeters meters,
      Duration fillWait) {
    this.near = near;
    this.store = store;
    this.loads = loads;
    this.refresher = refresher;
    this.meters = meters;
    this.fillWait = fillWait;
  }

  /** Ends every flight, with a state or a failure. */
  void resolve(Map<K, Flight<Versioned<V>>> flights) {
    var open = new HashMap<>(flights);
    try {
      var busy = settle(open, Set.copyOf(open.keySet()));
      long giveUpAt = System.nanoTime() + fillWait.toNanos();
      while (!busy.isEmpty() && System.nanoTime() - giveUpAt < 0) {
        Thread.sleep(POLL_EVERY);
        busy = settle(open, busy);
      }
      load(open, busy, Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(open, e);
    } catch (Throwable e) {
      fail(open, e);
    }
  }

  /** Ends what the store has or what may be loaded now; answers what others are loading. */
  private Set<K> settle(Map<K, Flight<Versioned<V>>> open, Set<K> keys)
      throws InterruptedException {
    var answers = store.read(keys);
    var leases = new HashMap<K, String>();
    var toLoad = new HashSet<K>();
    var busy = new HashSet<K>();
    var soft = new HashSet<K>();
    for (K key : keys) {
      switch (answers.get(key)) {
        case Lookup.Hit hit -> {
          if (!landHit(open, key, hit)) {
            toLoad.add(key);
          } else if (hit.soft()) {
            soft.add(key);
          }
        }
        case Lookup.Miss(var lease) -> {
          leases.put(key, lease);
          toLoad.add(key);
        }
        case Lookup.Busy() -> busy.add(key);
        case null -> toLoad.add(key);
      }
    }
    refresher.refresh(soft);
    load(open, toLoad, leases);
    return busy;
  }

  private boolean landHit(Map<K, Flight<Versioned<V>>> open, K key, Lookup.Hit hit) {
    var state = store.decode(key, hit);
    state.ifPresent(found -> {
      meters.redis.increment();
      land(open, key, found);
    });
    return state.isPresent();
  }

  private void load(Map<K, Flight<Versioned<V>>> open, Set<K> keys, Map<K, String> leases)
      throws InterruptedException {
    if (keys.isEmpty()) {
      return;
    }
    var states = loaded(keys, leases);
    meters.loads.increment(keys.size());
    states.forEach((key, state) -> land(open, key, state));
    store.fill(leases, states);
  }

  private Map<K, Versioned<V>> loaded(Set<K> keys, Map<K, String> leases)
      throws InterruptedException {
    try {
      return complete(keys, loads.load(keys));
    } catch (Throwable e) {
      // Others need not wait for a fill that will not come.
      store.drop(leases.keySet());
      throw e;
    }
  }

  private void land(Map<K, Flight<Versioned<V>>> open, K key, Versioned<V> state) {
    var flight = open.remove(key);
    if (flight != null) {
      near.land(key, flight, state);
    }
  }

  private void fail(Map<K, Flight<Versioned<V>>> open, Throwable cause) {
    open.forEach((key, flight) -> near.fail(key, flight, cause));
  }

  /** The loader's answer with absence spelt out. */
  static <K, V> Map<K, Versioned<V>> complete(Collection<K> keys, Map<K, Versioned<V>> loaded) {
    var states = new HashMap<K, Versioned<V>>();
    keys.forEach(key -> states.put(key, loaded.getOrDefault(key, Versioned.absent())));
    return states;
  }
}

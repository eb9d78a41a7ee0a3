package io.tulou.common.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shared store seen with keys and values of one cache. Trouble of the store is counted and told
 * as a miss without a lease; nothing is thrown.
 */
final class FarStore<K, V> {
  private static final byte[] ABSENT = {};

  private final CacheSpec<K, V> spec;
  private final LeasedStore store;
  private final CacheMeters meters;

  FarStore(CacheSpec<K, V> spec, LeasedStore store, CacheMeters meters) {
    this.spec = spec;
    this.store = store;
    this.meters = meters;
  }

  /** A key without an answer could not be looked up. */
  Map<K, Lookup> read(Collection<K> keys) {
    var bySlot = new LinkedHashMap<String, List<K>>();
    keys.forEach(k -> bySlot.computeIfAbsent(spec.slot().apply(k), _ -> new ArrayList<>()).add(k));
    var slots = List.copyOf(bySlot.values());
    var answers = new HashMap<K, Lookup>();
    try {
      var names = slots.stream().map(slot -> slot.stream().map(spec.redisKey()).toList()).toList();
      var found = store.readSlots(names, spec.policy().lease());
      for (int s = 0; s < slots.size(); s++) {
        for (int i = 0; i < slots.get(s).size(); i++) {
          answers.put(slots.get(s).get(i), found.get(s).get(i));
        }
      }
    } catch (RuntimeException e) {
      meters.storeFailed(e);
    }
    return answers;
  }

  /** Empty if the bytes are not understood; the entry is then dropped. */
  Optional<Versioned<V>> decode(K key, Lookup.Hit hit) {
    if (hit.payload().length == 0) {
      return Optional.of(new Versioned<>(hit.version(), null));
    }
    try {
      return Optional.of(new Versioned<>(hit.version(), spec.codec().decode(hit.payload())));
    } catch (RuntimeException e) {
      meters.storeFailed(e);
      drop(List.of(key));
      return Optional.empty();
    }
  }

  void fill(Map<K, String> leases, Map<K, Versioned<V>> loaded) {
    if (leases.isEmpty()) {
      return;
    }
    attempt(() -> {
      var fills = new ArrayList<Fill>();
      leases.forEach((key, lease) ->
          fills.add(fill(key, lease, loaded.getOrDefault(key, Versioned.absent()))));
      store.fillAll(fills);
    });
  }

  Map<K, String> tryLease(Collection<K> keys) {
    var byName = new HashMap<String, K>();
    keys.forEach(key -> byName.put(spec.redisKey().apply(key), key));
    var leases = new HashMap<K, String>();
    attempt(() ->
        store
            .tryLease(byName.keySet(), spec.policy().lease())
            .forEach((name, lease) -> {
              K key = byName.get(name);
              if (key != null) {
                leases.put(key, lease);
              }
            }));
    return leases;
  }

  void drop(Collection<K> keys) {
    attempt(() -> store.drop(keys.stream().map(spec.redisKey()).toList()));
  }

  private Fill fill(K key, String lease, Versioned<V> state) {
    var name = spec.redisKey().apply(key);
    V value = state.value();
    var payload = value == null ? ABSENT : spec.codec().encode(value);
    return new Fill(name, lease, state.version(), payload, spec.policy().ttlOf(value != null));
  }

  private void attempt(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      meters.storeFailed(e);
    }
  }
}

package io.tulou.common.cache;

import io.tulou.common.deadline.Deadline;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Loads entries past their soft limit anew, one caller among all for each, while the old ones are
 * served. A refresh that fails, or for which there is no room, is left to the next reader; the old
 * entry stays.
 */
final class Refresher<K, V> {
  private final FarStore<K, V> store;
  private final SourceLoads<K, V> loads;
  private final Executor executor;
  private final CacheMeters meters;
  private final Set<K> underWay = ConcurrentHashMap.newKeySet();

  Refresher(FarStore<K, V> store, SourceLoads<K, V> loads, Executor executor, CacheMeters meters) {
    this.store = store;
    this.loads = loads;
    this.executor = executor;
    this.meters = meters;
  }

  void refresh(Set<K> keys) {
    var mine = new HashSet<K>();
    keys.forEach(key -> {
      if (underWay.add(key)) {
        mine.add(key);
      }
    });
    if (mine.isEmpty()) {
      return;
    }
    try {
      executor.execute(() -> Deadline.in(Deadline.SHARED).run(() -> reload(mine)));
    } catch (RuntimeException e) {
      underWay.removeAll(mine);
      meters.refreshFailed(e);
    }
  }

  private void reload(Set<K> keys) {
    try {
      var leases = store.tryLease(keys);
      if (!leases.isEmpty()) {
        loads
            .loadIfIdle(leases.keySet())
            .ifPresent(loaded -> {
              meters.loads.increment(leases.size());
              store.fill(leases, FarReader.complete(leases.keySet(), loaded));
            });
      }
    } catch (RuntimeException e) {
      meters.refreshFailed(e);
    } finally {
      underWay.removeAll(keys);
    }
  }
}

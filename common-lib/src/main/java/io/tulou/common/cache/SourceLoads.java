package io.tulou.common.cache;

import io.tulou.common.coalesce.CoalesceTimeout;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The source behind a cache, asked by a bounded number of loads at once. */
final class SourceLoads<K, V> {
  private final BatchLoader<K, V> loader;
  private final Semaphore free;
  private final Duration patience;

  SourceLoads(BatchLoader<K, V> loader, int maxConcurrent, Duration patience) {
    this.loader = loader;
    this.free = new Semaphore(maxConcurrent);
    this.patience = patience;
  }

  /**
   * @throws CoalesceTimeout if too many loads are under way for too long
   */
  Map<K, Versioned<V>> load(Set<K> keys) throws InterruptedException {
    if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new CoalesceTimeout("too many loads under way to start one for " + keys.size());
    }
    return loadAndFree(keys);
  }

  /** Empty at once when there is no room: for work that can be left undone. */
  Optional<Map<K, Versioned<V>>> loadIfIdle(Set<K> keys) {
    return free.tryAcquire() ? Optional.of(loadAndFree(keys)) : Optional.empty();
  }

  private Map<K, Versioned<V>> loadAndFree(Set<K> keys) {
    try {
      return loader.load(keys);
    } finally {
      free.release();
    }
  }
}

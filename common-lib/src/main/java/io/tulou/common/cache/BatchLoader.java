package io.tulou.common.cache;

import java.util.Map;
import java.util.Set;

/** Reads current states from the source of truth, which must not lag behind its writers. */
@FunctionalInterface
public interface BatchLoader<K, V> {
  /** All keys in one go; a key missing from the answer does not exist. */
  Map<K, Versioned<V>> load(Set<K> keys);
}

package io.tulou.common.hotkey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * The most frequent keys of a stream, in a fixed number of counters: Space-Saving (Metwally,
 * Agrawal, El Abbadi, ICDT 2005), the smallest counter on top of a heap. A key that occurs more
 * often than {@code events / counters} has a counter, and none is counted too low. Not safe for use
 * by several threads.
 */
final class Frequent<K> {
  private final Map<K, Counter<K>> byKey;
  private final Counter<K>[] heap;
  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"})
  Frequent(int counters) {
    this.heap = (Counter<K>[]) new Counter[counters];
    this.byKey = HashMap.newHashMap(counters);
  }

  private static final class Counter<K> {
    private K key;
    private long count;
    private long tooHigh;
    private int place;

    Counter(K key, int place) {
      this.key = key;
      this.place = place;
    }
  }

  void add(K key) {
    var counter = byKey.get(key);
    if (counter == null) {
      counter = size < heap.length ? fresh(key) : takenOver(key);
      byKey.put(key, counter);
    }
    counter.count++;
    sink(counter);
  }

  /** Each key with how often it occurred at least. */
  void forEach(ObjLongConsumer<K> visitor) {
    for (int i = 0; i < size; i++) {
      visitor.accept(heap[i].key, heap[i].count - heap[i].tooHigh);
    }
  }

  void clear() {
    byKey.clear();
    Arrays.fill(heap, null);
    size = 0;
  }

  private Counter<K> fresh(K key) {
    var counter = new Counter<>(key, size);
    heap[size++] = counter;
    // A count of nothing belongs on top.
    rise(counter);
    return counter;
  }

  private Counter<K> takenOver(K key) {
    var least = heap[0];
    byKey.remove(least.key);
    least.key = key;
    least.tooHigh = least.count;
    return least;
  }

  private void rise(Counter<K> counter) {
    while (counter.place > 0) {
      var above = heap[(counter.place - 1) / 2];
      if (above.count <= counter.count) {
        return;
      }
      swap(above, counter);
    }
  }

  private void sink(Counter<K> counter) {
    while (true) {
      int left = 2 * counter.place + 1;
      if (left >= size) {
        return;
      }
      int least = left + 1 < size && heap[left + 1].count < heap[left].count ? left + 1 : left;
      if (heap[least].count >= counter.count) {
        return;
      }
      swap(counter, heap[least]);
    }
  }

  private void swap(Counter<K> upper, Counter<K> lower) {
    int place = upper.place;
    upper.place = lower.place;
    lower.place = place;
    heap[upper.place] = upper;
    heap[lower.place] = lower;
  }
}

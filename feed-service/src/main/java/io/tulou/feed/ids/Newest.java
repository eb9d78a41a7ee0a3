package io.tulou.feed.ids;

import java.util.Arrays;

/** Keeps the highest of the ids it is offered, each once: a bounded heap, lowest on top. */
public final class Newest {
  private final long[] heap;
  private int size;

  public Newest(int limit) {
    this.heap = new long[limit];
  }

  /**
   * Takes the ids of one timeline as long as they are among the highest so far.
   *
   * @param timeline newest first, of ids that no other timeline offers
   */
  public void offer(long[] timeline) {
    for (long id : timeline) {
      if (!take(id)) {
        return;
      }
    }
  }

  /** What is below this cannot be among them any more; the lowest number until there are enough. */
  public long threshold() {
    return size == heap.length && size > 0 ? heap[0] : Long.MIN_VALUE;
  }

  /** Newest first. */
  public long[] ids() {
    var ascending = Arrays.copyOf(heap, size);
    Arrays.sort(ascending);
    return NewestFirst.of(ascending, size, size);
  }

  private boolean take(long id) {
    if (size < heap.length) {
      heap[size] = id;
      rise(size++);
      return true;
    }
    if (size == 0 || id <= heap[0]) {
      return false;
    }
    heap[0] = id;
    sink();
    return true;
  }

  private void rise(int from) {
    int at = from;
    while (at > 0 && heap[at] < heap[(at - 1) / 2]) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void sink() {
    int at = 0;
    while (true) {
      int lower = 2 * at + 1;
      if (lower + 1 < size && heap[lower + 1] < heap[lower]) {
        lower++;
      }
      if (lower >= size || heap[at] <= heap[lower]) {
        return;
      }
      swap(at, lower);
      at = lower;
    }
  }

  private void swap(int one, int other) {
    long kept = heap[one];
    heap[one] = heap[other];
    heap[other] = kept;
  }
}

package io.tulou.feed.ids;

import java.util.Arrays;

/** Ids of posts without doubles, newest first: how timelines are made. */
public final class NewestFirst {
  private static final long[] NONE = {};

  private NewestFirst() {}

  public static long[] none() {
    return NONE.clone();
  }

  /** The newest of the first {@code count} entries, at most {@code limit} of them. */
  public static long[] of(long[] unordered, int count, int limit) {
    var ascending = Arrays.copyOf(unordered, count);
    Arrays.sort(ascending);
    var newest = new long[Math.min(count, limit)];
    int size = 0;
    for (int i = count - 1; i >= 0 && size < newest.length; i--) {
      if (size == 0 || ascending[i] != newest[size - 1]) {
        newest[size++] = ascending[i];
      }
    }
    return Arrays.copyOf(newest, size);
  }

  /** The newest of two timelines. */
  public static long[] merge(long[] one, long[] other, int limit) {
    var merged = new long[Math.min(limit, one.length + other.length)];
    int size = 0;
    int i = 0;
    int j = 0;
    while (size < merged.length && (i < one.length || j < other.length)) {
      long a = i < one.length ? one[i] : Long.MIN_VALUE;
      long b = j < other.length ? other[j] : Long.MIN_VALUE;
      merged[size++] = Math.max(a, b);
      i += a >= b ? 1 : 0;
      j += b >= a ? 1 : 0;
    }
    return Arrays.copyOf(merged, size);
  }

  /** Those below an id, at most {@code limit} of them. */
  public static long[] below(long[] timeline, long id, int limit) {
    int from = firstBelow(timeline, id);
    return Arrays.copyOfRange(timeline, from, Math.min(timeline.length, from + limit));
  }

  /** Those not below an id. */
  public static long[] from(long[] timeline, long id) {
    int end = firstBelow(timeline, id);
    return Arrays.copyOf(timeline, end);
  }

  private static int firstBelow(long[] timeline, long id) {
    int low = 0;
    int high = timeline.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeline[middle] >= id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

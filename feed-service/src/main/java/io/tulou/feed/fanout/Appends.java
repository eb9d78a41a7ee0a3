package io.tulou.feed.fanout;

import java.util.Arrays;

/** Posts that go in one append. */
final class Appends {
  private Appends() {}

  static long[] concat(long[] one, long[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}

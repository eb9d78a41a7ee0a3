package io.tulou.e2e.bench;

import java.util.Arrays;

/** The middle of some figures, which a noisy round does not move. */
final class Medians {
  private Medians() {}

  static double of(double... figures) {
    var sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

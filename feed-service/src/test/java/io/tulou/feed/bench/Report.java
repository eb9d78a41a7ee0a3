package io.tulou.feed.bench;

import java.util.Arrays;
import java.util.Locale;

/** Lines of the benchmarks page, as they are measured. */
public final class Report {
  private Report() {}

  @SuppressWarnings("SystemOut")
  public static void line(String what, String pattern, Object... values) {
    System.out.println("| " + what + " | " + String.format(Locale.ROOT, pattern, values) + " |");
  }

  /** The median and the 99th of a hundred. */
  public static String quantiles(long[] nanos) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%.0f µs, p99 %.0f µs",
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3);
  }

  public static double median(long[] nanos) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

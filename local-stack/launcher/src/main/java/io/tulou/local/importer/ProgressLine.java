package io.tulou.local.importer;

import java.time.Duration;
import java.util.Locale;

/**
 * How far one phase of an import is.
 *
 * @param what is counted
 * @param already done before this phase began, by an earlier run
 * @param elapsed since this phase began
 */
record ProgressLine(String what, long done, long total, long already, Duration elapsed) {
  private static final int BAR = 24;

  /** One line, with a bar for a terminal. */
  String text(boolean bar) {
    return String.format(
        Locale.ROOT,
        "  %-10s %s%,d/%,d  %3d %%  %,d/s  %s",
        what,
        bar ? bar() + " " : "",
        done,
        total,
        percent(),
        rate(),
        done >= total ? "in " + seconds(elapsed) : "ETA " + eta());
  }

  private int percent() {
    return total == 0 ? 100 : (int) (100 * done / total);
  }

  private long rate() {
    return Math.round((done - already) / Math.max(0.001, elapsed.toMillis() / 1000.0));
  }

  private String eta() {
    long rate = rate();
    return rate == 0 ? "?" : seconds(Duration.ofSeconds(Math.ceilDiv(total - done, rate)));
  }

  private String bar() {
    int full = total == 0 ? BAR : (int) (BAR * done / total);
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  private static String seconds(Duration time) {
    return time.toMinutes() > 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}

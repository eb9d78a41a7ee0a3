package io.tulou.local.importer;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows phases one after the other: on a terminal a bar that is drawn over, elsewhere a line every
 * 2 s.
 */
final class ProgressDisplay {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration NEXT_LINE = Duration.ofSeconds(2);
  private static final String TO_LINE_END = "\033[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanoTime;

  ProgressDisplay(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives none again where there is no terminal
  static ProgressDisplay on(PrintWriter out) {
    var console = System.console();
    return new ProgressDisplay(out, console != null && console.isTerminal(), System::nanoTime);
  }

  /**
   * Begins to show a phase.
   *
   * @param already done by an earlier run
   */
  Phase begin(String what, long total, long already) {
    return new Phase(what, total, already);
  }

  /** One phase; may be told of from several threads. */
  final class Phase {
    private final String what;
    private final long total;
    private final long already;
    private final long begun = nanoTime.getAsLong();
    private long shownAt = begun;
    private long done;

    private Phase(String what, long total, long already) {
      this.what = what;
      this.total = total;
      this.already = already;
      this.done = already;
    }

    synchronized void advance(long by) {
      reach(done + by);
    }

    synchronized void reach(long reached) {
      done = reached;
      long now = nanoTime.getAsLong();
      if (now - shownAt >= (terminal ? REDRAW : NEXT_LINE).toNanos()) {
        shownAt = now;
        show();
      }
    }

    /** Shows the last state and leaves its line standing. */
    synchronized Duration end() {
      show();
      if (terminal) {
        out.println();
        out.flush();
      }
      return elapsed();
    }

    private Duration elapsed() {
      return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    private void show() {
      var line = new ProgressLine(what, done, total, already, elapsed()).text(terminal);
      if (terminal) {
        out.print("\r" + line + TO_LINE_END);
      } else {
        out.println(line);
      }
      out.flush();
    }
  }
}

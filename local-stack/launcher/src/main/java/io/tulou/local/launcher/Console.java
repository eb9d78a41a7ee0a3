package io.tulou.local.launcher;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints a line for each step, with the seconds since the start. */
final class Console implements Progress {
  private final PrintWriter out;
  private final long begun = System.nanoTime();

  Console(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void done(String step) {
    out.printf(Locale.ROOT, "  %-20s %6.1f s%n", step, seconds());
    out.flush();
  }

  @Override
  public synchronized void note(String message) {
    out.println(message);
    out.flush();
  }

  double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }
}

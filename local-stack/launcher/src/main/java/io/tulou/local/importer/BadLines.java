package io.tulou.local.importer;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts the lines that cannot be imported and keeps the first few to show. */
final class BadLines {
  private static final int SHOWN = 5;

  private final List<String> first = new ArrayList<>();
  private long count;

  /**
   * Takes note of one line.
   *
   * @param number of the line, from 1
   */
  void add(Path file, long number, String reason) {
    count++;
    if (first.size() < SHOWN) {
      first.add("%s:%d: %s".formatted(file.getFileName(), number, reason));
    }
  }

  long count() {
    return count;
  }

  void print(PrintWriter out) {
    if (count == 0) {
      return;
    }
    out.printf("%,d lines could not be imported%s%n", count, count > SHOWN ? "; the first:" : ":");
    first.forEach(line -> out.println("  " + line));
  }
}

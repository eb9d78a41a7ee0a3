package io.tulou.local.importer;

import java.util.HashMap;
import java.util.Map;

/**
 * How far an import has come for sure: all positions below {@link #length} are acknowledged,
 * whatever the order of the acknowledgements. Safe for use by many threads.
 */
final class AckedPrefix {
  private final Map<Long, Long> beyond = new HashMap<>();
  private long length;

  /**
   * Goes on from an earlier run.
   *
   * @param length positions acknowledged there
   */
  AckedPrefix(long length) {
    this.length = length;
  }

  /** Acknowledges one position, from 0. */
  void acknowledge(long position) {
    acknowledge(position, position + 1);
  }

  /** Acknowledges positions from {@code from} to before {@code to}, once. */
  synchronized void acknowledge(long from, long to) {
    beyond.put(from, to);
    for (var end = beyond.remove(length); end != null; end = beyond.remove(length)) {
      length = end;
    }
  }

  synchronized long length() {
    return length;
  }
}

package io.tulou.local.importer;

/** A line that cannot be imported; the message says why. */
final class BadLine extends Exception {
  BadLine(String reason) {
    super(reason, null, false, false);
  }
}

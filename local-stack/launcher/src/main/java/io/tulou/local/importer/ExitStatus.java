package io.tulou.local.importer;

/** What an import tells the shell. */
final class ExitStatus {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_LINES = 2;

  private ExitStatus() {}

  static int of(boolean complete, BadLines bad) {
    if (!complete) {
      return FAILED;
    }
    return bad.count() > 0 ? BAD_LINES : DONE;
  }
}

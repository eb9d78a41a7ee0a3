package io.tulou.local.importer;

import java.nio.file.Path;

/** A file of subjects and comments; each subject comes before its comments. */
interface Archive {
  /** Takes one item. */
  interface Taker {
    void take(ArchiveItem item) throws BadLine;
  }

  Path file();

  /**
   * Hands over every item in the order of the file, always the same; the refused ones are noted
   * with their lines.
   *
   * @return items that were left out because the source itself does not show them: spam, what
   *     awaits review
   */
  long forEach(BadLines bad, Taker taker);
}

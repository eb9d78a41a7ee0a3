package io.tulou.local.importer;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What to import, and how.
 *
 * @param restart sends everything again, also after an interruption
 * @param applyWithin the longest time to wait until everything is applied
 */
record StackExchangeOptions(
    Path file, Source source, MemberNumbers members, boolean restart, Duration applyWithin) {

  /** Lines of {@code id<TAB>name}. */
  Path users() {
    return sibling("-users.tsv");
  }

  /** Lines of {@code post<TAB>kind<TAB>date}. */
  Path votes() {
    return sibling("-votes.tsv");
  }

  private Path sibling(String ending) {
    return file.resolveSibling(Source.stem(file) + ending);
  }
}

package io.tulou.local.importer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to import, and how.
 *
 * @param mutual whether a line means both directions; null: as the file looks
 * @param restart sends everything again, also after an interruption
 */
record GraphOptions(
    Path file, Source source, MemberNumbers members, @Nullable Boolean mutual, boolean restart) {}

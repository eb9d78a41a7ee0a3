package io.tulou.feed.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member of an import; the name is cut at 80 code points. */
record ImportedMember(
    long id, @Nullable String name, @Nullable String picture, @Nullable Instant createdAt) {}

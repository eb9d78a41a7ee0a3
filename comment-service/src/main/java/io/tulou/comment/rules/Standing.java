package io.tulou.comment.rules;

import io.tulou.contract.moderation.SanctionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sanction in force.
 *
 * @param until null for until it is lifted
 */
record Standing(SanctionKind kind, @Nullable Instant until) {
  boolean holdsAt(Instant now) {
    return until == null || until.isAfter(now);
  }
}

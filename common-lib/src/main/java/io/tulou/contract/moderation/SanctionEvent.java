package io.tulou.contract.moderation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A whole new state of what a member is subject to. Consumers keep the highest version they saw, so
 * duplicates, reordering and replays are harmless.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(
    @JsonSubTypes.Type(value = SanctionEvent.SanctionChanged.class, name = "SanctionChanged"))
public sealed interface SanctionEvent {
  /** The compaction key: one record survives for each. */
  String key();

  /** The sanction as it stands now. */
  record SanctionChanged(int version, SanctionSnapshot sanction) implements SanctionEvent {
    public SanctionChanged(SanctionSnapshot sanction) {
      this(1, sanction);
    }

    @Override
    public String key() {
      return Long.toString(sanction.memberId());
    }
  }

  /**
   * What one member is subject to.
   *
   * @param kind null for nothing any more
   * @param until null for until it is lifted
   * @param version when it was put, in milliseconds since 1970, and above the one before
   */
  record SanctionSnapshot(
      long memberId, @Nullable SanctionKind kind, @Nullable Instant until, long version) {}
}

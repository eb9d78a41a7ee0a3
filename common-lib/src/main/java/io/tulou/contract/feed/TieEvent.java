package io.tulou.contract.feed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A whole new state of how one member stands to another. Consumers keep the highest version they
 * saw, so duplicates, reordering and replays are harmless.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = TieEvent.TieChanged.class, name = "TieChanged"))
public sealed interface TieEvent {
  /** The compaction key: one record survives for each. */
  String key();

  /** The tie as it stands now. */
  record TieChanged(int version, TieSnapshot tie) implements TieEvent {
    public TieChanged(TieSnapshot tie) {
      this(1, tie);
    }

    @Override
    public String key() {
      return tie.memberId() + ":" + tie.otherId();
    }
  }

  /**
   * One member's side towards another.
   *
   * @param version of all ties of {@code memberId}: grows with every change of any of them
   */
  record TieSnapshot(
      long memberId,
      long otherId,
      boolean following,
      boolean muted,
      boolean blocked,
      long version) {}
}

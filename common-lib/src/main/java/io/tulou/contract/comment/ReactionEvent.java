package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tulou.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A whole new state of one member's reaction. Consumers keep the highest version they saw, so
 * duplicates, reordering and replays are harmless.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(
    @JsonSubTypes.Type(value = ReactionEvent.ReactionChanged.class, name = "ReactionChanged"))
public sealed interface ReactionEvent {
  /** The compaction key: one record survives for each. */
  String key();

  /** The reaction as it stands now. */
  record ReactionChanged(int version, ReactionSnapshot reaction) implements ReactionEvent {
    public ReactionChanged(ReactionSnapshot reaction) {
      this(1, reaction);
    }

    @Override
    public String key() {
      return reaction.commentId() + ":" + reaction.memberId();
    }
  }

  /**
   * What one member thinks of one comment.
   *
   * @param authorId of the comment
   * @param kind null where it was taken back
   * @param version that of the comment, which every reaction to it moves: grows with every change
   *     of this one too
   */
  record ReactionSnapshot(
      long commentId,
      SubjectRef subject,
      long authorId,
      long memberId,
      @Nullable ReactionKind kind,
      long version) {}
}

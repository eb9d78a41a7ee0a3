package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A whole new state. Consumers keep the highest version they saw, so duplicates, reordering and
 * replays are harmless.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CommentEvent.CommentChanged.class, name = "CommentChanged"),
  @JsonSubTypes.Type(value = CommentEvent.SubjectChanged.class, name = "SubjectChanged")
})
public sealed interface CommentEvent {
  /** The compaction key: one record survives for each. */
  String key();

  /**
   * The comment as it stands now.
   *
   * @param reportCount members who reported it. It stands beside the comment because only
   *     moderators may know it: a report leaves the comment's own version as it is, so whoever
   *     keeps reports takes the higher count of two events with the same version
   * @param origin beside the comment for the same reason; it changes with its version
   */
  record CommentChanged(int version, CommentSnapshot comment, int reportCount, Origin origin)
      implements CommentEvent {
    public CommentChanged {
      // Events that were written before it was told have none.
      origin = origin == null ? Origin.UNKNOWN : origin;
    }

    public CommentChanged(CommentSnapshot comment, int reportCount, Origin origin) {
      this(1, comment, reportCount, origin);
    }

    @Override
    public String key() {
      return "c:" + comment.commentId();
    }
  }

  /** The subject as it stands now. */
  record SubjectChanged(int version, SubjectSnapshot subject) implements CommentEvent {
    public SubjectChanged(SubjectSnapshot subject) {
      this(1, subject);
    }

    @Override
    public String key() {
      return "s:" + subject.subject().key();
    }
  }
}

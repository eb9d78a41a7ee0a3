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

  /** The comment as it stands now. */
  record CommentChanged(int version, CommentSnapshot comment) implements CommentEvent {
    public CommentChanged(CommentSnapshot comment) {
      this(1, comment);
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

package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may see a comment. */
public enum CommentState {
  /** Everybody. */
  VISIBLE,
  /** Awaits review: its author and moderators. */
  PENDING,
  /** Taken away by a moderator: moderators; a tombstone where visible replies hang on it. */
  REMOVED,
  /** Taken away by its author or the subject's owner; a tombstone as above. */
  DELETED,
  /** Its author, to whom it looks visible, and moderators. */
  SHADOWED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

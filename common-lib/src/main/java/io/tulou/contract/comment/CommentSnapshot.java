package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.contract.SubjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a comment; every state keeps its text, so a reader of the log must look at
 * {@link #state} before it shows any.
 *
 * @param subjectId the internal id of the subject, see {@link SubjectSnapshot}
 * @param rootId 0 for a root
 * @param parentId whom it answers; 0 for a root
 * @param floor 1..n within the subject for roots, within the root for replies
 * @param replyCount visible replies; 0 for a reply
 * @param preview of a root: up to 3 visible replies, best liked, then earliest
 * @param hot rank among its siblings, higher first; see the decision record on ranking
 * @param editedAt when readers' text was last changed by its author
 * @param pendingEdit of a visible comment: an edit where review comes first, or what stands behind
 *     a mask
 * @param version grows with every change of this comment
 */
public record CommentSnapshot(
    long commentId,
    long subjectId,
    SubjectRef subject,
    long rootId,
    long parentId,
    int floor,
    long authorId,
    String text,
    String html,
    List<Long> mentions,
    CommentState state,
    boolean pinned,
    boolean featured,
    int likeCount,
    int dislikeCount,
    int replyCount,
    List<Long> preview,
    long hot,
    Instant createdAt,
    @Nullable Instant editedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PendingEdit pendingEdit,
    long version) {
  public CommentSnapshot {
    mentions = List.copyOf(mentions);
    preview = List.copyOf(preview);
  }

  @JsonIgnore
  public boolean isRoot() {
    return rootId == 0;
  }

  /** Shown in lists: visible, or a tombstone that visible replies still hang on. */
  @JsonIgnore
  public boolean isListed() {
    return switch (state) {
      case VISIBLE -> true;
      case REMOVED, DELETED -> replyCount > 0;
      case PENDING, SHADOWED -> false;
    };
  }
}

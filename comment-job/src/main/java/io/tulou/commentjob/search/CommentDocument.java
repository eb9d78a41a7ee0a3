package io.tulou.commentjob.search;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the index has it; the fields are those of {@code comments-v1.json}.
 *
 * @param subject {@code type/id}
 * @param rootId 0 for a root
 * @param state the word, such as {@code visible}; {@code pending} where an edit awaits review
 * @param reportCount members who reported it
 * @param matchedRules names of the rules that its latest text matched
 */
public record CommentDocument(
    long commentId,
    String subject,
    String subjectType,
    long rootId,
    long authorId,
    String text,
    String state,
    int floor,
    int likeCount,
    int dislikeCount,
    int replyCount,
    int reportCount,
    @Nullable String ip,
    List<String> matchedRules,
    boolean pinned,
    boolean featured,
    Instant createdAt,
    @Nullable Instant editedAt,
    long version) {
  /** A report leaves the comment's version as it is, and must be found all the same. */
  private static final int REPORT_BITS = 20;

  public static CommentDocument of(CommentSnapshot comment, int reportCount, Origin origin) {
    return new CommentDocument(
        comment.commentId(),
        comment.subject().key(),
        comment.subject().type(),
        comment.rootId(),
        comment.authorId(),
        text(comment),
        state(comment).word(),
        comment.floor(),
        comment.likeCount(),
        comment.dislikeCount(),
        comment.replyCount(),
        reportCount,
        origin.ip(),
        origin.matchedRules(),
        comment.pinned(),
        comment.featured(),
        comment.createdAt(),
        comment.editedAt(),
        comment.version());
  }

  /** Moderators find an edit that awaits review, and what readers see meanwhile. */
  private static String text(CommentSnapshot comment) {
    var edit = comment.pendingEdit();
    return edit == null ? comment.text() : edit.text() + "\n" + comment.text();
  }

  private static CommentState state(CommentSnapshot comment) {
    return comment.state() == CommentState.VISIBLE && comment.pendingEdit() != null
        ? CommentState.PENDING
        : comment.state();
  }

  /** Grows with every change of the document: the index keeps the highest. */
  public long order() {
    return (version << REPORT_BITS) | Math.min(reportCount, (1 << REPORT_BITS) - 1);
  }

  /** The comment's version in an {@link #order}. */
  static long versionOf(long order) {
    return order >> REPORT_BITS;
  }

  public String id() {
    return Long.toString(commentId);
  }
}

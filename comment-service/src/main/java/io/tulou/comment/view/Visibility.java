package io.tulou.comment.view;

import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;

/**
 * Who sees what in which form.
 *
 * <table>
 * <caption>By state of the comment</caption>
 * <tr><td>visible</td><td>everybody: full; where an edit awaits review, its author and moderators:
 * revised</td></tr>
 * <tr><td>pending</td><td>its author and moderators: full; others: none</td></tr>
 * <tr><td>shadowed</td><td>its author: as if it were visible; moderators: full; others:
 * none</td></tr>
 * <tr><td>removed</td><td>moderators: full; others: as deleted</td></tr>
 * <tr><td>deleted</td><td>a tombstone while visible replies hang on it, else none</td></tr>
 * </table>
 *
 * <p>Nothing of a hidden subject is shown to anybody here; moderators find it by the review search.
 * Members see everything they wrote in their own list, whatever became of it.
 */
public final class Visibility {
  /** The scope that makes a caller a moderator; {@code moderate:video} of such subjects only. */
  public static final String MODERATE = "moderate";

  private Visibility() {}

  public static boolean isShown(SubjectSnapshot subject) {
    return subject.state() != SubjectState.HIDDEN;
  }

  /** The form of a comment of a shown subject. */
  public static Form of(CommentSnapshot comment, Caller caller) {
    return switch (comment.state()) {
      case VISIBLE ->
          comment.pendingEdit() != null && seesPending(comment, caller) ? Form.REVISED : Form.FULL;
      case PENDING -> seesPending(comment, caller) ? Form.FULL : Form.NONE;
      case REMOVED ->
          caller.has(MODERATE, comment.subject().type()) ? Form.FULL : tombstone(comment);
      case DELETED -> tombstone(comment);
      case SHADOWED ->
          caller.has(MODERATE, comment.subject().type()) ? Form.FULL : disguised(comment, caller);
    };
  }

  /** The form in a list of an author's comments. */
  public static Form inListOf(CommentSnapshot comment, Caller caller) {
    if (comment.state() == CommentState.VISIBLE) {
      return of(comment, caller);
    }
    if (comment.state() == CommentState.SHADOWED) {
      return disguised(comment, caller);
    }
    return isAuthor(comment, caller) ? Form.FULL : Form.NONE;
  }

  /** Whether it may be answered and reacted to: who is shadowed takes its own for published. */
  public static boolean looksVisible(CommentSnapshot comment, Caller caller) {
    return comment.state() == CommentState.VISIBLE
        || (comment.state() == CommentState.SHADOWED && isAuthor(comment, caller));
  }

  public static boolean isAuthor(CommentSnapshot comment, Caller caller) {
    return caller.isMember() && caller.memberId() == comment.authorId();
  }

  private static boolean seesPending(CommentSnapshot comment, Caller caller) {
    return isAuthor(comment, caller) || caller.has(MODERATE, comment.subject().type());
  }

  private static Form disguised(CommentSnapshot comment, Caller caller) {
    return isAuthor(comment, caller) ? Form.DISGUISED : Form.NONE;
  }

  private static Form tombstone(CommentSnapshot comment) {
    return comment.replyCount() > 0 ? Form.TOMBSTONE : Form.NONE;
  }
}

package io.tulou.comment.store;

import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;

/** The numbers under which the database keeps the words of the contract. */
public final class StoredCode {
  private StoredCode() {}

  public static int of(CommentState state) {
    return switch (state) {
      case VISIBLE -> 0;
      case PENDING -> 1;
      case REMOVED -> 2;
      case DELETED -> 3;
      case SHADOWED -> 4;
    };
  }

  public static ReactionKind reaction(int code) {
    return switch (code) {
      case 0 -> ReactionKind.LIKE;
      case 1 -> ReactionKind.DISLIKE;
      default -> throw unknown("reaction", code);
    };
  }

  public static CommentState comment(int code) {
    return switch (code) {
      case 0 -> CommentState.VISIBLE;
      case 1 -> CommentState.PENDING;
      case 2 -> CommentState.REMOVED;
      case 3 -> CommentState.DELETED;
      case 4 -> CommentState.SHADOWED;
      default -> throw unknown("comment state", code);
    };
  }

  static SubjectState subject(int code) {
    return switch (code) {
      case 0 -> SubjectState.OPEN;
      case 1 -> SubjectState.LOCKED;
      case 2 -> SubjectState.HIDDEN;
      default -> throw unknown("subject state", code);
    };
  }

  static ReviewMode mode(int code) {
    return switch (code) {
      case 0 -> ReviewMode.POST;
      case 1 -> ReviewMode.PRE;
      default -> throw unknown("review mode", code);
    };
  }

  private static IllegalStateException unknown(String what, int code) {
    return new IllegalStateException("no " + what + " is stored as " + code);
  }
}

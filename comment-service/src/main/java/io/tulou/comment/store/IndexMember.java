package io.tulou.comment.store;

import io.tulou.contract.comment.CommentKeys;

/** Reads what {@link CommentKeys#indexMember} writes. */
record IndexMember(long commentId, int floor) {
  private static final int ID_DIGITS = 16;

  static IndexMember of(String member) {
    return new IndexMember(
        Long.parseLong(member.substring(0, ID_DIGITS)),
        Integer.parseInt(member.substring(ID_DIGITS + 1)));
  }
}

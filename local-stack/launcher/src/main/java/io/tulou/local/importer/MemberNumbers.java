package io.tulou.local.importer;

import io.tulou.local.server.ServerFailure;

/**
 * Which member a user of the source is: {@code offset} + user id. The 32 bits above the offset are
 * the source's own:
 *
 * <ul>
 *   <li>from {@code offset}: users and nodes, at most {@link #LARGEST};
 *   <li>{@code offset + 0x7fffffff}: whoever is not known any more;
 *   <li>from {@code offset + 0x80000000}: voters. Votes are anonymous in the source, reactions
 *       belong to members here, so the nth like of any comment is that of voter n. Voters are in no
 *       list of members.
 * </ul>
 */
record MemberNumbers(long offset) {
  /** The largest id that a user of the source may have. */
  static final long LARGEST = 0x7ffffffeL;

  private static final long DELETED = 0x7fffffffL;
  private static final long VOTERS = 0x80000000L;
  private static final long LARGEST_OFFSET = (1L << 53) - (1L << 32);

  MemberNumbers {
    if (offset < 0 || offset > LARGEST_OFFSET) {
      throw new ServerFailure("--member-offset is 0 to " + LARGEST_OFFSET + ", not " + offset);
    }
  }

  /**
   * The member that a user is.
   *
   * @param user 0 for nobody known
   */
  long member(long user) {
    return user == 0 ? deletedUser() : offset + user;
  }

  long deletedUser() {
    return offset + DELETED;
  }

  /** The member that stands for the voter of this rank, from 0. */
  long voter(int rank) {
    return offset + VOTERS + rank;
  }
}

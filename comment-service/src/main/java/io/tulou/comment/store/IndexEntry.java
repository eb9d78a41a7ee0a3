package io.tulou.comment.store;

/**
 * A listed comment's place among its siblings.
 *
 * @param floor 0 where the entry was read by rank
 * @param hot 0 where the entry was read by floor
 */
public record IndexEntry(long commentId, long floor, long hot) {
  static IndexEntry of(Sort sort, long commentId, long score) {
    return sort == Sort.HOT
        ? new IndexEntry(commentId, 0, score)
        : new IndexEntry(commentId, score, 0);
  }
}

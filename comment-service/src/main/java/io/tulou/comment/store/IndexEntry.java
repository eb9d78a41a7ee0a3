package io.tulou.comment.store;

/**
 * A listed comment's place among its siblings.
 *
 * @param hot 0 where the entry was read by floor
 */
public record IndexEntry(long commentId, long floor, long hot) {}

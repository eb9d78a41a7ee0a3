package io.tulou.commentjob.store;

/** A listed comment with both its ranks. */
public record IndexEntry(long commentId, int floor, long hot) {}

package io.tulou.commentjob.store;

/** The version that a comment has since it was last decided about or edited. */
record SettledRow(long commentId, long version) {}

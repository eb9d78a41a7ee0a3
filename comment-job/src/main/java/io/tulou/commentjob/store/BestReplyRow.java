package io.tulou.commentjob.store;

/** One of the best replies beneath a root. */
record BestReplyRow(long rootId, long commentId) {}

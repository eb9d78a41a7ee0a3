package io.tulou.comment.submit;

/** The comment that the first request under a key made, and that request's hash. */
record FirstRequestRow(long commentId, String requestHash) {}

package io.tulou.feed.timeline;

/** An author and the highest of its posts that was not pushed. */
record UnpushedRow(long memberId, long unpushedTo) {}

package io.tulou.feed.timeline;

/** Ids between which posts of an author were not pushed, both included. */
record UnpushedRow(long authorId, long fromPost, long toPost) {}

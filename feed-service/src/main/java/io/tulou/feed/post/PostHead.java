package io.tulou.feed.post;

/** What deciding about a published post takes: whose it is. */
public record PostHead(long postId, long authorId) {}

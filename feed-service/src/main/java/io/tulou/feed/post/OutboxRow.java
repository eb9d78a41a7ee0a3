package io.tulou.feed.post;

/** A published post in its author outbox. */
public record OutboxRow(long authorId, long postId) {}

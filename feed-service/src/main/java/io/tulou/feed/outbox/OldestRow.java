package io.tulou.feed.outbox;

/** The oldest event of those that keep their order. */
record OldestRow(long orderedBy, long eventId) {}

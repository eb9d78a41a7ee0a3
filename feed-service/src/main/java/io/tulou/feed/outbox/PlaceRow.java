package io.tulou.feed.outbox;

/** Where an event stands among those that keep their order. */
record PlaceRow(long eventId, long orderedBy) {}

package io.tulou.feed.outbox;

/** An event that waits to be sent. */
final class EventRow {
  private final long eventId;
  private final String topic;
  private final String eventKey;
  private final long orderedBy;
  private final byte[] payload;

  EventRow(long eventId, String topic, String eventKey, long orderedBy, byte[] payload) {
    this.eventId = eventId;
    this.topic = topic;
    this.eventKey = eventKey;
    this.orderedBy = orderedBy;
    this.payload = payload.clone();
  }

  long eventId() {
    return eventId;
  }

  String topic() {
    return topic;
  }

  String eventKey() {
    return eventKey;
  }

  /** Events with the same number go out in the order of their ids. */
  long orderedBy() {
    return orderedBy;
  }

  byte[] payload() {
    return payload.clone();
  }
}

package io.tulou.bff.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.CursorKey;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what happens and those who listen. New comments and decisions are told at once,
 * counts at the next pace. An id says: everything before this place has been told to you; so it
 * moves on only when nothing is left to tell, and what is told again after a return is at most what
 * one pace brought. One lock guards all; nothing is waited for with it.
 */
final class LiveHub {
  private static final Duration RETURN_AFTER = Duration.ofSeconds(2);
  private static final int RETURN_SPREAD_MILLIS = 8_000;

  private final Clock clock;
  private final MeterRegistry meters;
  private final Places places;
  private final Recent recent;
  private final Crowd crowd;
  private final Retelling retelling;
  private final Rooms rooms;
  private @Nullable String lastId;
  private boolean isClosing;

  LiveHub(
      LiveProperties properties,
      Events events,
      CursorKey key,
      int slots,
      Clock clock,
      MeterRegistry meters) {
    this.clock = clock;
    this.meters = meters;
    this.places = new Places(key, slots);
    this.recent = new Recent(properties, slots);
    this.crowd = new Crowd(properties);
    var announcer = new Announcer(events);
    this.retelling = new Retelling(recent, announcer);
    this.rooms = new Rooms(recent, announcer);
    meters.gauge("tulou.live.connections", this, LiveHub::size);
  }

  /**
   * Those of the subjects of which somebody must ask how they stand before their room is joined.
   */
  synchronized List<SubjectRef> unknown(List<SubjectRef> subjects) {
    return rooms.unknown(subjects);
  }

  /**
   * Takes a listener into its rooms and tells it what it missed.
   *
   * @param stands how subjects stand whose rooms are {@link #unknown}
   * @param lastHeard the id after which it was away, or null
   * @return false if a room is unknown of which {@code stands} has nothing; then nothing happened
   * @throws ApiException if there are too many, the node is stopping, the id is none of ours, or
   *     the token was taken back since it was looked at
   */
  synchronized boolean join(
      Listener listener, Map<SubjectRef, Happening.Stands> stands, @Nullable String lastHeard) {
    if (isClosing) {
      throw new ApiException(
          ErrorCode.UNAVAILABLE, "This node is stopping.", List.of(), RETURN_AFTER);
    }
    if (listener.isOver(clock.instant())) {
      throw new ApiException(ErrorCode.UNAUTHENTICATED, "The token is no longer good.");
    }
    if (!unknown(listener.subjects()).stream().allMatch(stands::containsKey)) {
      return false;
    }
    var since = lastHeard == null ? null : places.open(lastHeard);
    crowd.admit(listener);
    rooms.enter(listener, stands);
    var missed = since == null ? "" : retelling.since(since, listener.subjects(), rooms);
    var opening = Events.retry(RETURN_AFTER.toMillis()) + missed;
    listener.offer(Frame.of(null, opening).whole());
    listener.offer(Frame.place(lastId).whole());
    return true;
  }

  /** A listener has gone; may be told more than once. */
  synchronized void leave(Listener listener) {
    crowd.dismiss(listener);
    rooms.leave(listener);
  }

  /** A topic is followed from there on. */
  synchronized void begin(int firstSlot, long[] next) {
    recent.begin(firstSlot, next);
    moveTo(firstSlot, next);
  }

  /** Something happened, up to that place. */
  synchronized void happened(List<Happening.Told> told, int firstSlot, long[] next) {
    rooms.takeIn(told).forEach((room, events) -> tell(room, events, lastId));
    recent.trim(clock.millis());
    moveTo(firstSlot, next);
  }

  /** Tells what changed since the last pace, and gives those whose turn it is a heartbeat. */
  synchronized void pace() {
    var id = places.seal();
    rooms.takeChanges().forEach((room, counts) -> tell(room, counts, id));
    lastId = id;
    recent.trim(clock.millis());
    var heartbeat = Frame.place(id).whole();
    for (var listener : crowd.turn()) {
      if (!isEnded(listener)) {
        offer(listener, heartbeat.duplicate());
      }
    }
  }

  /** Ends the streams whose tokens are no longer good, without waiting for their heartbeats. */
  synchronized void endThoseOver() {
    crowd.all().forEach(this::isEnded);
  }

  /** Takes listeners in, as it does from the beginning. */
  synchronized void open() {
    isClosing = false;
  }

  /**
   * Sends everybody away, to come back to another node at different times; takes nobody any more.
   */
  synchronized void close() {
    isClosing = true;
    for (var listener : crowd.all()) {
      long spread = ThreadLocalRandom.current().nextLong(RETURN_SPREAD_MILLIS);
      var goodbye = Events.retry(RETURN_AFTER.toMillis() + spread);
      listener.offer(Frame.of(null, goodbye).whole());
      listener.end();
      leave(listener);
    }
  }

  synchronized int size() {
    return crowd.size();
  }

  private boolean isEnded(Listener listener) {
    if (listener.isOver(clock.instant())) {
      listener.end();
    }
    if (!listener.isOpen()) {
      leave(listener);
    }
    return !listener.isOpen();
  }

  private void moveTo(int firstSlot, long[] next) {
    places.set(firstSlot, next);
    if (rooms.haveNothingToTell()) {
      lastId = places.seal();
    }
  }

  private void tell(Room room, CharSequence events, @Nullable String id) {
    if (events.isEmpty() || room.isHidden()) {
      return;
    }
    var frame = Frame.of(id, events.toString());
    for (var listener : List.copyOf(room.listeners())) {
      boolean isInOneRoom = listener.subjects().size() == 1;
      offer(listener, isInOneRoom ? frame.whole() : frame.withoutId());
    }
  }

  private void offer(Listener listener, ByteBuffer bytes) {
    if (!listener.offer(bytes)) {
      meters.counter("tulou.live.cut").increment();
    }
    if (!listener.isOpen()) {
      leave(listener);
    }
  }
}

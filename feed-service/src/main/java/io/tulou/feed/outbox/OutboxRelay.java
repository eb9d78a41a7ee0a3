package io.tulou.feed.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.LogWriter;
import io.tulou.contract.Topic;
import io.tulou.feed.FeedProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings committed events to the log: claims the oldest, sends them, deletes them when the log has
 * acknowledged all, and commits. Any number of relays may run: rows that another one holds are
 * passed over, and so are events behind an older one of the same order that another one holds. A
 * relay that dies leaves its events to the others, which may send them again.
 */
@Component
class OutboxRelay {
  /** Spreads ids that end alike over the partitions (Fibonacci hashing). */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(5);

  private final EventMapper events;
  private final LogWriter log;
  private final TransactionTemplate transaction;
  private final int batch;
  private final Counter sent;

  OutboxRelay(
      EventMapper events,
      LogWriter log,
      TransactionTemplate transaction,
      FeedProperties properties,
      MeterRegistry meters) {
    this.events = events;
    this.log = log;
    this.transaction = transaction;
    this.batch = properties.relayBatch();
    this.sent = meters.counter("tulou.feed.relay.sent");
  }

  /**
   * Sends one batch.
   *
   * @return how many events were sent; 0 when there is nothing to do for this relay
   * @throws io.tulou.common.log.LogUnavailable if not all were acknowledged; all stay to be sent
   */
  int relay() {
    return transaction.execute(_ -> sendClaimed());
  }

  private int sendClaimed() {
    var ready = inOrder(events.claim(batch));
    if (ready.isEmpty()) {
      return 0;
    }
    var sends = ready.stream().map(this::send).toArray(CompletableFuture<?>[]::new);
    var all =
        CompletableFuture.allOf(sends)
            .orTimeout(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    LogWriter.await(Topic.FEED_POSTS, all);
    events.delete(ready.stream().map(EventRow::eventId).toList());
    sent.increment(ready.size());
    return ready.size();
  }

  /** Up to the first of each order that another relay holds. */
  private List<EventRow> inOrder(List<EventRow> claimed) {
    if (claimed.isEmpty()) {
      return claimed;
    }
    var ours = claimed.stream().map(EventRow::eventId).collect(Collectors.toSet());
    var orders = claimed.stream().map(EventRow::orderedBy).collect(Collectors.toSet());
    var firstElsewhere =
        events.unsent(orders, claimed.getLast().eventId()).stream()
            .filter(place -> !ours.contains(place.eventId()))
            .collect(Collectors.toMap(PlaceRow::orderedBy, PlaceRow::eventId, Math::min));
    return claimed.stream()
        .filter(event ->
            event.eventId() < firstElsewhere.getOrDefault(event.orderedBy(), Long.MAX_VALUE))
        .toList();
  }

  private CompletableFuture<?> send(EventRow event) {
    var topic = Topic.valueOf(event.topic());
    int partition = Math.floorMod(Long.hashCode(event.orderedBy() * MIX), topic.partitions());
    return log.append(topic, partition, event.eventKey(), event.payload());
  }
}

package io.tulou.feed.outbox;

import io.tulou.contract.Topic;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes events that commit with what they tell of. */
@Component
public class EventOutbox {
  private final EventMapper mapper;
  private final RelayBell bell;
  private final Clock clock;

  EventOutbox(EventMapper mapper, RelayBell bell, Clock clock) {
    this.mapper = mapper;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Adds an event to the caller's transaction and wakes the relay when that has committed.
   *
   * @param orderedBy events with the same number go to the same partition, in the order in which
   *     they were added; the caller holds a lock that puts them in order
   */
  public void add(Topic topic, String key, long orderedBy, byte[] payload) {
    mapper.add(topic.name(), key, orderedBy, payload, clock.instant());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
  }
}

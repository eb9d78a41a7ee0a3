package io.tulou.feed.follow;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.TieEvent;
import io.tulou.feed.outbox.EventOutbox;
import org.springframework.stereotype.Component;

/** Adds how one member stands to another to the event outbox, under the lock of both rows. */
@Component
class TieEvents {
  private final RelationMapper relations;
  private final TiesMapper ties;
  private final EventOutbox events;
  private final MessageCodec<TieEvent> codec = new MessageCodec<>(TieEvent.class);

  TieEvents(RelationMapper relations, TiesMapper ties, EventOutbox events) {
    this.relations = relations;
    this.ties = ties;
    this.events = events;
  }

  /** After a change that moved the version of {@code member}. */
  void addChanged(long member, long other) {
    var version = ties.findVersion(member);
    if (version == null) {
      throw new IllegalStateException("member " + member + " changed and is not there");
    }
    var now = relations.load(member, other);
    var event =
        new TieEvent.TieChanged(
            new TieEvent.TieSnapshot(
                member, other, now.following(), now.muted(), now.blocked(), version));
    events.add(Topic.FEED_TIES, event.key(), member, codec.encode(event));
  }
}

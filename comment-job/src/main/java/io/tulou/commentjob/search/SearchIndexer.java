package io.tulou.commentjob.search;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentEvent.CommentChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Gatherers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Indexes comments for search. Safe to run twice: the index keeps the highest version of each
 * comment, so what is delivered again, late or out of order is left out.
 */
final class SearchIndexer implements BatchMessageListener<String, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(SearchIndexer.class);
  private static final int MOST_IN_ONE_REQUEST = 500;

  private final SearchIndex index;
  private final DeadLetters deadLetters;
  private final MessageCodec<CommentEvent> codec = new MessageCodec<>(CommentEvent.class);
  private final Counter indexed;
  private final AtomicBoolean away = new AtomicBoolean();

  SearchIndexer(SearchIndex index, DeadLetters deadLetters, MeterRegistry meters) {
    this.index = index;
    this.deadLetters = deadLetters;
    this.indexed = meters.counter("tulou.search.indexed");
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    latest(records).values().stream()
        .gather(Gatherers.windowFixed(MOST_IN_ONE_REQUEST))
        .forEach(this::put);
  }

  private void put(List<Latest> some) {
    var refused = putAndTell(some.stream().map(Latest::document).toList());
    for (var refusal : refused) {
      some.stream()
          .filter(latest -> latest.document().equals(refusal.document()))
          .forEach(latest ->
              deadLetters.put(
                  Topic.COMMENT_EVENTS,
                  latest.record(),
                  new IllegalArgumentException(refusal.cause())));
    }
    indexed.increment(some.size() - refused.size());
  }

  /** An outage is told when it begins and when it ends, however often is tried meanwhile. */
  private List<SearchIndex.Refused> putAndTell(List<CommentDocument> documents) {
    try {
      var refused = index.put(documents).refused();
      if (away.getAndSet(false)) {
        log.info("search index takes documents again");
      }
      return refused;
    } catch (SearchUnavailable outage) {
      if (!away.getAndSet(true)) {
        log.warn("{}; tried again until it does", outage.getMessage());
      }
      throw outage;
    }
  }

  /** Of each comment the highest version of the poll; poison is set aside. */
  private Map<Long, Latest> latest(List<ConsumerRecord<String, byte[]>> records) {
    var latest = new LinkedHashMap<Long, Latest>();
    for (var record : records) {
      if (record.value() == null) {
        continue;
      }
      try {
        if (codec.decode(record.value()) instanceof CommentChanged changed) {
          latest.merge(
              changed.comment().commentId(), new Latest(document(changed), record), Latest::newer);
        }
      } catch (RuntimeException poison) {
        // No message of the family, or one without what every document has.
        deadLetters.put(Topic.COMMENT_EVENTS, record, poison);
      }
    }
    return latest;
  }

  private static CommentDocument document(CommentChanged changed) {
    return CommentDocument.of(changed.comment(), changed.reportCount(), changed.origin());
  }

  private record Latest(CommentDocument document, ConsumerRecord<String, byte[]> record) {
    Latest newer(Latest other) {
      return other.document.order() >= document.order() ? other : this;
    }
  }
}

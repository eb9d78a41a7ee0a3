package io.tulou.comment.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.Envelope;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks comment-job for an index that is not there: once in a while for each, and nobody waits. A
 * request that is lost is made again by a later read.
 */
@Component
class RebuildGate {
  private static final Logger log = LoggerFactory.getLogger(RebuildGate.class);
  private static final long MAXIMUM = 100_000;
  private static final int MOST_UNDER_WAY = 64;

  private final MessageCodec<CommentCommand> codec = new MessageCodec<>(CommentCommand.class);
  private final LogWriter writer;
  private final IdGenerator ids;
  private final Clock clock;
  private final Cache<Wanted, Boolean> asked;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final Counter requests;

  RebuildGate(
      LogWriter writer,
      IdGenerator ids,
      Clock clock,
      CommentProperties properties,
      MeterRegistry meters) {
    this.writer = writer;
    this.ids = ids;
    this.clock = clock;
    this.asked =
        Caffeine.newBuilder()
            .maximumSize(MAXIMUM)
            .expireAfterWrite(properties.rebuildEvery())
            .build();
    this.requests = meters.counter("tulou.comment.rebuilds.asked");
  }

  private record Wanted(SubjectRef subject, long rootId) {}

  void ask(SubjectRef subject, long rootId) {
    var wanted = new Wanted(subject, rootId);
    if (asked.asMap().putIfAbsent(wanted, true) == null && underWay.tryAcquire()) {
      // The producer may wait for the brokers' addresses; a reader must not.
      Thread.ofVirtual().name("rebuild-request").start(() -> append(wanted));
    }
  }

  private void append(Wanted wanted) {
    try {
      var envelope = Envelope.of(ids.next(), clock.instant(), null);
      var command = new RebuildIndex(envelope, wanted.subject(), wanted.rootId());
      var _ =
          writer
              .append(Topic.COMMENT_COMMANDS, wanted.subject().key(), codec.encode(command))
              .whenComplete((taken, failure) -> count(failure));
    } catch (RuntimeException failure) {
      count(failure);
    } finally {
      underWay.release();
    }
  }

  private void count(@Nullable Throwable failure) {
    if (failure == null) {
      requests.increment();
    } else {
      log.debug("rebuild not asked for", failure);
    }
  }
}

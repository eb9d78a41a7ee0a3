package io.tulou.comment.store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogTail;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** What a node knows of comments, fed by the log; its loads stand still once they have read. */
final class StallingNode implements AutoCloseable {
  private static final int LONGEST_STALL_SECONDS = 20;

  private final CountDownLatch hasRead = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);
  private final Map<Long, Long> heard = new ConcurrentHashMap<>();
  private final CommentStore comments;
  private final ConcurrentMessageListenerContainer<String, byte[]> tail;

  StallingNode(
      CommentMapper mapper,
      VersionedStore redis,
      ExecutorService loadThreads,
      LogContainers containers) {
    this.comments =
        new CommentStore(
            new Stalling(mapper), redis, loadThreads, impatient(), new SimpleMeterRegistry());
    this.tail =
        containers.tail(
            new LogTail<>(
                Topic.COMMENT_EVENTS, new MessageCodec<>(CommentEvent.class), this::hear));
    tail.start();
  }

  /** Returns when it has read. */
  CompletableFuture<Optional<CommentSnapshot>> findsAndStallsBeforeFilling(CommentKey key)
      throws InterruptedException {
    var found = CompletableFuture.supplyAsync(() -> comments.find(key), Thread::startVirtualThread);
    if (!hasRead.await(LONGEST_STALL_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nothing was loaded");
    }
    return found;
  }

  void goOn() {
    goesOn.countDown();
  }

  long versionHeard(CommentKey key) {
    return heard.getOrDefault(key.commentId(), 0L);
  }

  Optional<CommentState> state(CommentKey key) {
    return comments.find(key).map(CommentSnapshot::state);
  }

  @Override
  public void close() {
    goOn();
    tail.stop();
  }

  private void hear(CommentEvent event) {
    if (event instanceof CommentEvent.CommentChanged changed) {
      comments.hear(changed.comment());
      heard.merge(changed.comment().commentId(), changed.comment().version(), Math::max);
    }
  }

  /** Whoever has no lease soon loads without. */
  private static CommentProperties impatient() {
    var values =
        Map.of(
            "tulou.comment.caches.comments.fill-wait", "100ms",
            "tulou.comment.caches.comments.lease", "60s",
            "tulou.comment.read-patience", LONGEST_STALL_SECONDS + "s");
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("tulou.comment", CommentProperties.class);
  }

  private final class Stalling implements CommentMapper {
    private final CommentMapper mapper;

    Stalling(CommentMapper mapper) {
      this.mapper = mapper;
    }

    @Override
    public List<CommentRow> load(Collection<SubjectGroup> groups) {
      var found = mapper.load(groups);
      hasRead.countDown();
      try {
        if (!goesOn.await(LONGEST_STALL_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("stalled for too long");
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
      return found;
    }

    @Override
    public List<LocationRow> locate(Collection<Long> ids) {
      return mapper.locate(ids);
    }
  }
}

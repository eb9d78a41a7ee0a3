package io.tulou.feed.timeline;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds inboxes behind the readers: a few at once, one at a time for each member. What does not
 * fit is forgotten; the next visit asks again.
 */
final class BuildQueue implements LongConsumer, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BuildQueue.class);

  private final LongConsumer build;
  private final Semaphore free;
  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("inbox-build-", 0).factory());

  BuildQueue(LongConsumer build, int most) {
    this.build = build;
    this.free = new Semaphore(most);
  }

  @Override
  public void accept(long member) {
    if (!underWay.add(member)) {
      return;
    }
    if (!free.tryAcquire()) {
      underWay.remove(member);
      return;
    }
    try {
      threads.execute(() -> run(member));
    } catch (RejectedExecutionException closing) {
      done(member);
    }
  }

  private void run(long member) {
    try {
      build.accept(member);
    } catch (RuntimeException failure) {
      log.info("an inbox was not built, the next visit asks again: {}", failure.toString());
    } finally {
      done(member);
    }
  }

  private void done(long member) {
    free.release();
    underWay.remove(member);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

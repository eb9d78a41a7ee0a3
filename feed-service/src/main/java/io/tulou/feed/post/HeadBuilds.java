package io.tulou.feed.post;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds heads behind the readers, some at a time on one thread, each once however many ask. What
 * does not fit is forgotten; the next reader asks again.
 */
final class HeadBuilds implements Consumer<List<Long>>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HeadBuilds.class);
  private static final int MOST = 20_000;
  private static final int AT_ONCE = 100;

  private final Consumer<Collection<Long>> build;
  private final Set<Long> wanted = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isRunning = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("head-build-", 0).factory());

  HeadBuilds(Consumer<Collection<Long>> build) {
    this.build = build;
  }

  @Override
  public void accept(List<Long> authors) {
    if (wanted.size() < MOST) {
      wanted.addAll(authors);
    }
    if (!wanted.isEmpty() && isRunning.compareAndSet(false, true)) {
      try {
        thread.execute(this::run);
      } catch (RejectedExecutionException closing) {
        isRunning.set(false);
      }
    }
  }

  private void run() {
    try {
      for (var some = some(); !some.isEmpty(); some = some()) {
        build.accept(some);
        some.forEach(wanted::remove);
      }
    } catch (RuntimeException failure) {
      wanted.clear();
      log.info("heads were not built, the next reader asks again: {}", failure.toString());
    } finally {
      isRunning.set(false);
    }
  }

  private List<Long> some() {
    var some = new ArrayList<Long>(AT_ONCE);
    for (long author : wanted) {
      if (some.size() == AT_ONCE || Thread.currentThread().isInterrupted()) {
        break;
      }
      some.add(author);
    }
    return some;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

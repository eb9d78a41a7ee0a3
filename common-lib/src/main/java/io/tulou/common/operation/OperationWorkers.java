package io.tulou.common.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The threads of this node that work on operations. One that cannot go on because something is away
 * tries again later, here or elsewhere; one whose node stops is free for the next at once.
 */
final class OperationWorkers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OperationWorkers.class);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final OperationTable table;
  private final Map<String, Work<?>> works;
  private final OperationProperties properties;
  private final JsonMapper json;
  private final Semaphore news = new Semaphore(0);
  private volatile List<Thread> threads = List.of();
  private volatile boolean isStopping;

  OperationWorkers(
      OperationTable table, List<Work<?>> works, OperationProperties properties, JsonMapper json) {
    this.table = table;
    this.works = works.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
    this.properties = properties;
    this.json = json;
  }

  /** There is something to do. */
  void wake() {
    news.release();
  }

  @Override
  public void start() {
    isStopping = false;
    var started = new ArrayList<Thread>();
    for (int i = 0; i < properties.concurrency(); i++) {
      started.add(Thread.ofPlatform().daemon().name("operation-" + i).start(this::loop));
    }
    threads = List.copyOf(started);
  }

  @Override
  public void stop() {
    isStopping = true;
    news.release(properties.concurrency());
    try {
      for (var thread : threads) {
        if (!thread.join(STOP)) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException hurry) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
    threads = List.of();
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }

  private void loop() {
    var owner = UUID.randomUUID().toString();
    try {
      while (!isStopping) {
        if (!workOn(owner)) {
          news.tryAcquire(properties.look().toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there was anything to do. */
  private boolean workOn(String owner) throws InterruptedException {
    try {
      var operation = table.claim(owner).orElse(null);
      if (operation == null) {
        return false;
      }
      work(operation, owner);
      return true;
    } catch (RuntimeException away) {
      log.warn("operations cannot be looked for: {}", away.toString());
      return false;
    }
  }

  private void work(Operation operation, String owner) throws InterruptedException {
    var work = works.get(operation.kind());
    if (work == null) {
      // Of a newer version, whose nodes know it.
      table.retryLater(
          operation.operationId(), owner, "no node knows this kind", properties.longestPause());
      return;
    }
    try {
      work(work, operation, owner);
    } catch (InterruptedException stopped) {
      table.release(operation.operationId(), owner);
      throw stopped;
    }
  }

  private <R> void work(Work<R> work, Operation operation, String owner)
      throws InterruptedException {
    long id = operation.operationId();
    var run = new Run(table, operation, owner, () -> isStopping);
    R request;
    try {
      request = json.readValue(operation.request(), work.requestType());
    } catch (JacksonException unreadable) {
      table.end(id, owner, OperationState.FAILED, "this version cannot read the request");
      return;
    }
    try {
      if (operation.isCancelAsked()) {
        abandon(work, request, run, owner, OperationState.CANCELLED, null);
        return;
      }
      work.run(request, run);
      table.end(id, owner, OperationState.DONE, null);
      log.info("{} {} done: {}", operation.kind(), id, run.counts());
    } catch (Halted halted) {
      switch (halted.reason()) {
        case CANCELLED -> abandon(work, request, run, owner, OperationState.CANCELLED, null);
        case STOPPED -> table.release(id, owner);
        case LOST -> log.info("{} {} goes on elsewhere", operation.kind(), id);
      }
    } catch (OperationFailed failed) {
      abandon(work, request, run, owner, OperationState.FAILED, failed.getMessage());
    } catch (InvalidDataAccessResourceUsageException defect) {
      log.error("{} {} failed by a defect", operation.kind(), id, defect);
      abandon(
          work, request, run, owner, OperationState.FAILED, "a statement does not fit the tables");
    } catch (RuntimeException failure) {
      int attempts = table.find(id).map(Operation::attempts).orElse(0);
      log.warn("{} {} waits, attempt {}", operation.kind(), id, attempts + 1, failure);
      if (attempts + 1 >= properties.attempts()) {
        abandon(work, request, run, owner, OperationState.FAILED, failure.toString());
      } else {
        table.retryLater(id, owner, failure.toString(), pause(attempts));
      }
    }
  }

  private <R> void abandon(
      Work<R> work, R request, Run run, String owner, OperationState state, @Nullable String error)
      throws InterruptedException {
    try {
      work.abandon(request, run);
      table.end(run.operationId(), owner, state, error);
      log.info("{} {} {}: {}", work.kind(), run.operationId(), state, run.counts());
    } catch (RuntimeException failure) {
      log.warn("{} {} is not cleaned up yet", work.kind(), run.operationId(), failure);
      table.cancel(run.operationId());
      table.retryLater(
          run.operationId(), owner, failure.toString(), properties.firstPause().multipliedBy(5));
    }
  }

  private Duration pause(int attempts) {
    var pause = properties.firstPause().multipliedBy(1L << Math.min(attempts, 10));
    return pause.compareTo(properties.longestPause()) < 0 ? pause : properties.longestPause();
  }
}

package io.tulou.history.append;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.log.LogWriter;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.Topic;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.history.HistoryProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Packs commands on their way into the log: what arrives within a few milliseconds goes as one
 * record for each member. A request goes on when the log has taken its record.
 *
 * <p>One thread packs, so commands of one member keep the order in which they came to this node.
 * The queue is bounded; when the log is slow, requests run into their deadline and new ones are
 * refused.
 */
public final class Packer implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  /** Where records go; completes when the log has taken them. */
  interface Log {
    CompletableFuture<?> append(HistoryEntries entries);
  }

  private record Waiting(
      long memberId, List<HistoryCommand> commands, CompletableFuture<Void> taken) {}

  private final Log log;
  private final HistoryProperties properties;
  private final BlockingQueue<Waiting> queue;
  private final DistributionSummary packed;
  private final Thread thread;
  private volatile boolean isRunning = true;

  Packer(Log log, HistoryProperties properties, MeterRegistry meters) {
    this.log = log;
    this.properties = properties;
    this.queue = new ArrayBlockingQueue<>(properties.packQueue());
    this.packed = meters.summary("tulou.history.packed");
    this.thread = Thread.ofPlatform().name("history-packer").daemon().start(this::work);
  }

  /**
   * Appends commands of one member and waits until the log has them, as long as the current
   * deadline allows.
   *
   * @throws io.tulou.common.log.LogUnavailable if the log did not take them in time; it may still
   * @throws ApiException {@code overloaded} if too many requests wait already
   */
  public void append(long memberId, List<HistoryCommand> commands) {
    var wait = Deadline.leftOr(LONGEST_WAIT);
    var taken = offer(memberId, commands).orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS);
    LogWriter.await(Topic.HISTORY_ENTRIES, taken);
  }

  CompletableFuture<Void> offer(long memberId, List<HistoryCommand> commands) {
    var waiting = new Waiting(memberId, List.copyOf(commands), new CompletableFuture<>());
    if (!isRunning || !queue.offer(waiting)) {
      throw new ApiException(
          ErrorCode.OVERLOADED, "Too many writes are under way.", List.of(), Duration.ofSeconds(1));
    }
    return waiting.taken();
  }

  private void work() {
    while (isRunning || !queue.isEmpty()) {
      try {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          flush(gather(first));
        }
      } catch (InterruptedException stopping) {
        // The loop looks whether it is to end; what waits is flushed before.
      }
    }
  }

  private List<Waiting> gather(Waiting first) {
    var gathered = new ArrayList<Waiting>();
    gathered.add(first);
    int entries = first.commands().size();
    long end = System.nanoTime() + (isRunning ? properties.packWindow().toNanos() : 0);
    try {
      while (entries < properties.packEntries()) {
        var next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          break;
        }
        gathered.add(next);
        entries += next.commands().size();
      }
    } catch (InterruptedException stopping) {
      // What has been gathered goes now.
    }
    packed.record(entries);
    return gathered;
  }

  private void flush(List<Waiting> gathered) {
    var byMember = new LinkedHashMap<Long, List<Waiting>>();
    for (var waiting : gathered) {
      byMember.computeIfAbsent(waiting.memberId(), ignored -> new ArrayList<>()).add(waiting);
    }
    byMember.forEach(this::appendTogether);
  }

  private void appendTogether(long memberId, List<Waiting> together) {
    var commands = together.stream().flatMap(waiting -> waiting.commands().stream()).toList();
    CompletableFuture<?> appended;
    try {
      appended = log.append(HistoryEntries.of(memberId, commands));
    } catch (RuntimeException failure) {
      appended = CompletableFuture.failedFuture(failure);
    }
    var _ =
        appended.whenComplete(
            (taken, failure) -> together.forEach(waiting -> end(waiting, failure)));
  }

  private static void end(Waiting waiting, @Nullable Throwable failure) {
    if (failure == null) {
      waiting.taken().complete(null);
    } else {
      waiting.taken().completeExceptionally(failure);
    }
  }

  /** Flushes what waits and ends; what cannot be flushed in time fails. */
  @Override
  public void close() {
    isRunning = false;
    thread.interrupt();
    try {
      thread.join(STOP_TIMEOUT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    var left = new ArrayList<Waiting>();
    queue.drainTo(left);
    left.forEach(waiting -> end(waiting, new CancellationException("the service stops")));
  }
}

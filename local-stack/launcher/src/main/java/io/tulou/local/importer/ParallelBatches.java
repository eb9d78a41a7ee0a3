package io.tulou.local.importer;

import io.tulou.local.server.ServerFailure;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Cuts a range into batches and sends a few of them at the same time. */
record ParallelBatches(int size, int atOnce) {

  /** Sends one batch: positions {@code from} to before {@code to}. */
  interface Sender {
    void send(int from, int to);
  }

  /**
   * Sends everything from {@code first} to before {@code end}, in order of their start.
   *
   * @param sent hears of each batch that was sent, from several threads
   * @throws ServerFailure of the first batch that fails; no more are started then
   */
  void run(int first, int end, Sender sender, Sender sent) {
    var failure = new AtomicReference<@Nullable Throwable>();
    var free = new Semaphore(atOnce);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int from = first; from < end && failure.get() == null; from += size) {
        int start = from;
        int stop = Math.min(end, from + size);
        free.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            sender.send(start, stop);
            sent.send(start, stop);
          } catch (RuntimeException | Error e) {
            // A batch that is lost unseen would be a hole in what counts as imported.
            failure.compareAndSet(null, e);
          } finally {
            free.release();
          }
        });
      }
    }
    var broken = failure.get();
    switch (broken) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(broken);
    }
  }
}

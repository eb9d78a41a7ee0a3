package io.tulou.common.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Projects batches one after the other while its owner applies the next one: at most one is under
 * way. After a failure nothing more is projected, and the owner hears of it.
 */
final class ProjectionLane {
  private final Executor executor;
  private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

  ProjectionLane(Executor executor) {
    this.executor = executor;
  }

  /**
   * Starts a projection when the one before has ended.
   *
   * @throws RuntimeException what that one failed with; then this one is not started
   */
  void start(Runnable projection) {
    await();
    underWay = CompletableFuture.runAsync(projection, executor);
  }

  /**
   * Waits until nothing is under way.
   *
   * @throws RuntimeException what the last projection failed with
   */
  void await() {
    try {
      underWay.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /** Waits after a failure of the owner; what the projection fails with is added to that. */
  void awaitAfter(RuntimeException failure) {
    try {
      await();
    } catch (RuntimeException second) {
      if (!second.equals(failure)) {
        failure.addSuppressed(second);
      }
    }
  }
}

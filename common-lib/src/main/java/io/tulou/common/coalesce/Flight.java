package io.tulou.common.coalesce;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One load under way and the callers waiting for it.
 *
 * <p>A flight has an end of its own: past it nobody joins any more, and who still waits gives up,
 * so that a load that hangs costs its callers one timeout and later ones nothing.
 */
public final class Flight<V> {
  private final CompletableFuture<V> result = new CompletableFuture<>();
  private final long overdueAt;

  public Flight(Duration longest) {
    this.overdueAt = System.nanoTime() + longest.toNanos();
  }

  /** Whether the flight has outlived its own bound and should be replaced. */
  public boolean isOverdue() {
    return isOverdue(System.nanoTime());
  }

  boolean isOverdue(long now) {
    return now - overdueAt > 0;
  }

  /** Waits, then answers or throws what the load threw; giving up leaves the flight as it is. */
  public V await(Object key, Duration wait) {
    return await(key, wait.toNanos(), System.nanoTime());
  }

  /** The same at a time that has just been read: of what waiting costs, that is the most. */
  V await(Object key, long wait, long now) {
    long nanos = Math.min(wait, overdueAt - now);
    try {
      return result.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new CoalesceTimeout(
          "no answer for " + key + " within " + Duration.ofNanos(Math.max(nanos, 0)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for " + key);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  /** Hands the value to all callers. */
  public void complete(V value) {
    result.complete(value);
  }

  /** Hands the failure to all callers. */
  public void fail(Throwable cause) {
    result.completeExceptionally(cause);
  }

  /** How many wait. Counted when asked, so that those who wait need not count themselves. */
  int waiting() {
    return result.getNumberOfDependents();
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null -> new CoalesceFailure(e);
      case Throwable checked -> new CoalesceFailure(checked);
    };
  }
}

package io.tulou.common.coalesce;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One load under way and the callers waiting for it.
 *
 * <p>A flight has an end of its own: past it nobody joins any more, and who still waits gives up,
 * so that a load that hangs costs its callers one timeout and later ones nothing.
 */
public final class Flight<V> {
  private final CompletableFuture<V> result = new CompletableFuture<>();
  private final AtomicInteger joined = new AtomicInteger();
  private final long overdueAt;

  public Flight(Duration longest) {
    this.overdueAt = System.nanoTime() + longest.toNanos();
  }

  /** Whether the flight has outlived its own bound and should be replaced. */
  public boolean isOverdue() {
    return System.nanoTime() - overdueAt > 0;
  }

  /** Waits, then answers or throws what the load threw; giving up leaves the flight as it is. */
  public V await(Object key, Duration wait) {
    long nanos = Math.min(wait.toNanos(), overdueAt - System.nanoTime());
    try {
      return result.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new CoalesceTimeout("no answer for " + key + " within " + wait);
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

  V awaitJoined(Object key, Duration wait) {
    joined.incrementAndGet();
    try {
      return await(key, wait);
    } finally {
      joined.decrementAndGet();
    }
  }

  int joined() {
    return joined.get();
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

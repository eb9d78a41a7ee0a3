package io.tulou.common.coalesce;

import io.tulou.common.deadline.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets concurrent callers of one key share one load.
 *
 * <p>The load runs on a virtual thread of its own, so no caller's timeout or interruption ends it.
 * Its key is free again before the result is handed out: nothing is remembered, neither values nor
 * failures. The idea is golang's {@code singleflight}, without its shared fate on cancellation.
 */
public final class Coalescer<K, V> {
  private static final int DEFAULT_FLIGHTS = 1_024;
  private static final Duration DEFAULT_LONGEST = Duration.ofSeconds(30);

  private final ConcurrentHashMap<K, Flight<V>> flights = new ConcurrentHashMap<>();
  private final Semaphore free;
  private final Duration longest;

  /** At most 1,024 loads at once, each of 30 s at most. */
  public Coalescer() {
    this(DEFAULT_FLIGHTS, DEFAULT_LONGEST);
  }

  /**
   * @param maxFlights loads under way at once; further callers wait for one to end
   * @param longest after this time a load is given up by its callers and a new one may start
   */
  public Coalescer(int maxFlights, Duration longest) {
    this.free = new Semaphore(maxFlights);
    this.longest = longest;
  }

  /**
   * Joins the load of a key that is under way, or starts one.
   *
   * @throws CoalesceTimeout if there is no result within {@code wait}; others are not hurt
   * @throws CoalesceFailure if the load threw a checked exception; unchecked ones come as they are
   */
  public V load(K key, Duration wait, Callable<V> loader) {
    long begun = System.nanoTime();
    var current = flights.get(key);
    return current != null && !current.isOverdue(begun)
        ? current.await(key, wait.toNanos(), begun)
        : start(key, wait, loader, begun);
  }

  private V start(K key, Duration wait, Callable<V> loader, long begun) {
    reserve(key, wait);
    var mine = new Flight<V>(longest);
    var chosen = flights.compute(key, (_, old) -> old == null || old.isOverdue() ? mine : old);
    if (chosen == mine) {
      Thread.ofVirtual().name("coalesced-load").start(() -> fly(key, mine, loader));
    } else {
      free.release();
    }
    long now = System.nanoTime();
    return chosen.await(key, wait.toNanos() - (now - begun), now);
  }

  /** About how many callers wait for the load of this key, the one that started it among them. */
  public int waiting(K key) {
    var flight = flights.get(key);
    return flight == null ? 0 : flight.waiting();
  }

  int underWay() {
    return flights.size();
  }

  private void reserve(K key, Duration wait) {
    try {
      if (!free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new CoalesceTimeout("too many loads under way to start one for " + key);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted before loading " + key);
    }
  }

  private void fly(K key, Flight<V> flight, Callable<V> loader) {
    var most = longest.compareTo(Deadline.SHARED) < 0 ? longest : Deadline.SHARED;
    try {
      V value = Deadline.in(most).call(loader::call);
      flights.remove(key, flight);
      flight.complete(value);
    } catch (Throwable e) {
      flights.remove(key, flight);
      flight.fail(e);
    } finally {
      free.release();
    }
  }
}

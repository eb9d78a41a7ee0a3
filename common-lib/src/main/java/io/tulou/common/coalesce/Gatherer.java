package io.tulou.common.coalesce;

import io.tulou.common.deadline.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many keys, few calls: what is asked for while a call is under way, or soon after the last one
 * began, goes together with the next. So the source sees a bounded number of calls a second,
 * whoever asks for whatever; a caller who is alone does not wait.
 *
 * <p>The drain of "batch while busy" queues, with a least distance between calls. A key that was
 * asked for before a call began is answered by that call, never by an earlier one.
 */
public final class Gatherer<K, V> {
  private final Function<Set<K>, Map<K, V>> source;
  private final Duration every;
  private final int mostAtOnce;
  private final int mostWaiting;
  private final Duration longest;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<K, Flight<Map<K, V>>> waiting = new LinkedHashMap<>();
  private boolean running;
  private long nextAt = System.nanoTime();

  /**
   * @param source answers for those keys that have something
   * @param every calls begin at least this far apart
   * @param mostAtOnce keys of one call
   * @param mostWaiting keys that wait for a call; further ones are refused
   * @param longest after this a caller gives up on a call
   */
  public Gatherer(
      Function<Set<K>, Map<K, V>> source,
      Duration every,
      int mostAtOnce,
      int mostWaiting,
      Duration longest) {
    this.source = source;
    this.every = every;
    this.mostAtOnce = mostAtOnce;
    this.mostWaiting = mostWaiting;
    this.longest = longest;
  }

  /**
   * What the source has of these keys.
   *
   * @throws CoalesceTimeout if too many wait, or there is no answer within {@code wait}
   * @throws RuntimeException what the source threw
   */
  public Map<K, V> find(Collection<K> keys, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    var found = new HashMap<K, V>();
    join(keys)
        .forEach((key, flight) -> {
          var left = Duration.ofNanos(deadline - System.nanoTime());
          V value = flight.await(key, left).get(key);
          if (value != null) {
            found.put(key, value);
          }
        });
    return found;
  }

  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private Map<K, Flight<Map<K, V>>> join(Collection<K> keys) {
    var joined = new HashMap<K, Flight<Map<K, V>>>();
    lock.lock();
    try {
      if (waiting.size() + keys.size() > mostWaiting) {
        throw new CoalesceTimeout("too many wait to look up one more");
      }
      keys.forEach(key ->
          joined.put(
              key,
              waiting.compute(
                  key, (_, old) -> old == null || old.isOverdue() ? new Flight<>(longest) : old)));
      if (!running && !waiting.isEmpty()) {
        running = true;
        Thread.ofVirtual().name("gathered-load").start(this::drain);
      }
    } finally {
      lock.unlock();
    }
    return joined;
  }

  private void drain() {
    for (var batch = next(); batch != null; batch = next()) {
      answer(batch);
    }
  }

  /** Waits for the time of the next call; null when there is nothing to do. */
  private @Nullable Map<K, Flight<Map<K, V>>> next() {
    for (long left = nextAt - System.nanoTime(); left > 0; left = nextAt - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        running = false;
        return null;
      }
      nextAt = System.nanoTime() + every.toNanos();
      var batch = new LinkedHashMap<K, Flight<Map<K, V>>>();
      var all = waiting.entrySet().iterator();
      while (all.hasNext() && batch.size() < mostAtOnce) {
        var entry = all.next();
        batch.put(entry.getKey(), entry.getValue());
        all.remove();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void answer(Map<K, Flight<Map<K, V>>> batch) {
    try {
      var keys = Set.copyOf(batch.keySet());
      var found = Deadline.in(Deadline.SHARED).call(() -> source.apply(keys));
      batch.values().forEach(flight -> flight.complete(found));
    } catch (Throwable e) {
      batch.values().forEach(flight -> flight.fail(e));
    }
  }
}

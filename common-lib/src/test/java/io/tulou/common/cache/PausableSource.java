package io.tulou.common.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A source of truth whose loads can be held up, before or after they read, and made to fail. */
final class PausableSource implements BatchLoader<Long, String> {
  private enum Pause {
    NONE,
    BEFORE_READING,
    AFTER_READING
  }

  private final Map<Long, Versioned<String>> rows = new ConcurrentHashMap<>();
  private final List<Long> loadedKeys = new ArrayList<>();
  private Pause pause = Pause.NONE;
  private RuntimeException failure;
  private int loads;
  private int running;
  private int mostAtOnce;
  private int waiting;

  Versioned<String> commit(long key, String value) {
    return rows.compute(
        key, (_, old) -> new Versioned<>(old == null ? 1 : old.version() + 1, value));
  }

  Versioned<String> commitNext(long key) {
    return rows.compute(
        key,
        (_, old) -> {
          long next = old == null ? 1 : old.version() + 1;
          return new Versioned<>(next, "value " + next);
        });
  }

  long version(long key) {
    return rows.get(key).version();
  }

  @Override
  public Map<Long, Versioned<String>> load(Set<Long> keys) {
    try {
      begin(keys);
      hold(Pause.BEFORE_READING);
      var found = new HashMap<>(rows);
      found.keySet().retainAll(keys);
      hold(Pause.AFTER_READING);
      return end(found);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized void pause() {
    pause = Pause.BEFORE_READING;
  }

  synchronized void pauseAfterReading() {
    pause = Pause.AFTER_READING;
  }

  synchronized void resume() {
    pause = Pause.NONE;
    notifyAll();
  }

  synchronized void failWith(RuntimeException cause) {
    failure = cause;
  }

  synchronized int waiting() {
    return waiting;
  }

  synchronized int loads() {
    return loads;
  }

  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  synchronized List<Long> loadedKeys() {
    return List.copyOf(loadedKeys);
  }

  private synchronized void begin(Set<Long> keys) {
    loads++;
    loadedKeys.addAll(keys);
    running++;
    mostAtOnce = Math.max(mostAtOnce, running);
  }

  private synchronized void hold(Pause here) throws InterruptedException {
    waiting++;
    while (pause == here) {
      wait();
    }
    waiting--;
  }

  private synchronized Map<Long, Versioned<String>> end(Map<Long, Versioned<String>> found) {
    running--;
    if (failure != null) {
      throw failure;
    }
    return found;
  }
}

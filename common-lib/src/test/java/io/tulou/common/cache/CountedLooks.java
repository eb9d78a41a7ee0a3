package io.tulou.common.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a node was told that another is loading. */
final class CountedLooks implements LeasedStore {
  private final LeasedStore store;
  private final AtomicInteger busy = new AtomicInteger();

  CountedLooks(LeasedStore store) {
    this.store = store;
  }

  int busy() {
    return busy.get();
  }

  @Override
  public List<List<Lookup>> readSlots(List<List<String>> keysBySlot, Duration leaseFor) {
    var answers = store.readSlots(keysBySlot, leaseFor);
    answers.stream()
        .flatMap(List::stream)
        .filter(Lookup.Busy.class::isInstance)
        .forEach(_ -> busy.incrementAndGet());
    return answers;
  }

  @Override
  public int fillAll(List<Fill> fills) {
    return store.fillAll(fills);
  }

  @Override
  public void write(List<Write> writes) {
    store.write(writes);
  }

  @Override
  public void drop(List<String> keys) {
    store.drop(keys);
  }

  @Override
  public Map<String, String> tryLease(Collection<String> keys, Duration leaseFor) {
    return store.tryLease(keys, leaseFor);
  }

  @Override
  public String claim(Collection<String> keys, Duration leaseFor) {
    return store.claim(keys, leaseFor);
  }
}

package io.tulou.common.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The protocol of the store in memory, one call at a time, with time moved by hand. */
class InMemoryStore implements LeasedStore {
  record Stored(long version, byte[] payload, long softUntil, long hardUntil) {}

  private record Leased(String token, long until) {}

  final Map<String, Stored> entries = new HashMap<>();
  private final Map<String, Leased> leases = new HashMap<>();
  private final HandTime time;
  private long tokens;

  InMemoryStore(HandTime time) {
    this.time = time;
  }

  @Override
  public synchronized List<List<Lookup>> readSlots(
      List<List<String>> keysBySlot, Duration leaseFor) {
    return keysBySlot.stream()
        .map(slot -> slot.stream().map(key -> lookup(key, leaseFor)).toList())
        .toList();
  }

  @Override
  public synchronized int fillAll(List<Fill> fills) {
    int stored = 0;
    for (var fill : fills) {
      if (holds(fill.key(), fill.lease()) && versionOf(fill.key()) <= fill.version()) {
        store(fill.key(), fill.version(), fill.payload(), fill.ttl());
        leases.remove(fill.key());
        stored++;
      }
    }
    return stored;
  }

  @Override
  public synchronized void write(List<Write> writes) {
    for (var write : writes) {
      boolean fits =
          entry(write.key()) == null
              ? holds(write.key(), write.claim())
              : versionOf(write.key()) <= write.version();
      if (fits) {
        store(write.key(), write.version(), write.payload(), write.ttl());
      }
      leases.remove(write.key());
    }
  }

  @Override
  public synchronized void drop(List<String> keys) {
    keys.forEach(this::evictEntry);
    keys.forEach(this::evictLease);
  }

  @Override
  public synchronized Map<String, String> tryLease(Collection<String> keys, Duration leaseFor) {
    var got = new HashMap<String, String>();
    for (var key : keys) {
      if (!isLeased(key)) {
        got.put(key, lease(key, leaseFor));
      }
    }
    return got;
  }

  @Override
  public synchronized String claim(Collection<String> keys, Duration leaseFor) {
    var token = "claim-" + tokens++;
    keys.forEach(key -> leases.put(key, new Leased(token, until(leaseFor))));
    return token;
  }

  synchronized void evictEntry(String key) {
    entries.remove(key);
  }

  synchronized void evictLease(String key) {
    leases.remove(key);
  }

  synchronized boolean isLeased(String key) {
    var lease = leases.get(key);
    return lease != null && lease.until() > time.millis();
  }

  synchronized Stored entry(String key) {
    var entry = entries.get(key);
    return entry == null || entry.hardUntil() <= time.millis() ? null : entry;
  }

  private Lookup lookup(String key, Duration leaseFor) {
    var entry = entry(key);
    if (entry != null) {
      return new Lookup.Hit(entry.version(), entry.payload(), entry.softUntil() <= time.millis());
    }
    if (isLeased(key)) {
      return new Lookup.Busy();
    }
    return new Lookup.Miss(lease(key, leaseFor));
  }

  private String lease(String key, Duration leaseFor) {
    var token = "lease-" + tokens++;
    leases.put(key, new Leased(token, until(leaseFor)));
    return token;
  }

  private boolean holds(String key, String token) {
    return isLeased(key) && leases.get(key).token().equals(token);
  }

  private long versionOf(String key) {
    var entry = entry(key);
    return entry == null ? -1 : entry.version();
  }

  void store(String key, long version, byte[] payload, Ttl ttl) {
    var drawn = ttl.draw();
    long now = time.millis();
    entries.put(
        key, new Stored(version, payload, now + drawn.softMillis(), now + drawn.hardMillis()));
  }

  private long until(Duration leaseFor) {
    return time.millis() + leaseFor.toMillis();
  }
}

package io.tulou.common.cache;

import java.time.Duration;
import java.util.List;

/** Somebody else has the lease of a key, and fills it while it is waited for. */
final class FilledOnThirdLook extends InMemoryStore {
  private final String key;
  private int looks;

  FilledOnThirdLook(HandTime time, String key) {
    super(time);
    this.key = key;
  }

  @Override
  public List<List<Lookup>> readSlots(List<List<String>> keysBySlot, Duration leaseFor) {
    looks++;
    if (looks == 1) {
      tryLease(List.of(key), leaseFor);
    } else if (looks == 3) {
      var spec = TextCache.spec("any");
      store(key, 1, spec.codec().encode("filled elsewhere"), spec.policy().ttl());
    }
    return super.readSlots(keysBySlot, leaseFor);
  }
}

package io.tulou.common.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.RedisConnectionFailureException;

/** A store that nobody answers for. */
final class BrokenStore extends InMemoryStore {
  BrokenStore(HandTime time) {
    super(time);
  }

  @Override
  public List<List<Lookup>> readSlots(List<List<String>> keysBySlot, Duration leaseFor) {
    throw new RedisConnectionFailureException("nobody there");
  }

  @Override
  public Map<String, String> tryLease(Collection<String> keys, Duration leaseFor) {
    throw new RedisConnectionFailureException("nobody there");
  }
}

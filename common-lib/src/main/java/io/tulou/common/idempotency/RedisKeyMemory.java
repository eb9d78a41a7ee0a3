package io.tulou.common.idempotency;

import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;

final class RedisKeyMemory implements KeyMemory {
  private final StringRedisTemplate redis;

  RedisKeyMemory(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public Optional<String> putIfAbsent(String key, String value, Duration age) {
    // What is there may expire between the two calls; then the second round notes the value.
    for (int round = 0; round < 2; round++) {
      if (Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, value, age))) {
        return Optional.empty();
      }
      var present = redis.opsForValue().get(key);
      if (present != null) {
        return Optional.of(present);
      }
    }
    return Optional.empty();
  }

  @Override
  public void put(String key, String value, Duration age) {
    redis.opsForValue().set(key, value, age);
  }

  @Override
  public void remove(String key) {
    redis.delete(key);
  }
}

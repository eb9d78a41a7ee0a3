package io.tulou.common.ratelimit;

import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Buckets in Redis: a hash of how many tokens there were and when, filled up as it is looked at, by
 * Redis's own clock. A bucket that would be full anyway expires.
 */
public final class RedisLeases implements LeaseStore {
  private static final RedisScript<List<?>> TAKE =
      new DefaultRedisScript<>(
          """
          local permits = tonumber(ARGV[1])
          local per = tonumber(ARGV[2])
          local burst = tonumber(ARGV[3])
          local owed = tonumber(ARGV[4])
          local wanted = tonumber(ARGV[5])
          local time = redis.call('TIME')
          local now = time[1] * 1000 + time[2] / 1000
          local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
          local tokens = tonumber(bucket[1]) or burst
          local at = tonumber(bucket[2]) or now
          tokens = math.min(burst, tokens + math.max(0, now - at) * permits / per)
          tokens = math.max(-burst, tokens - owed)
          local granted = math.max(0, math.min(wanted, math.floor(tokens)))
          tokens = tokens - granted
          redis.call('HSET', KEYS[1], 'tokens', string.format('%.4f', tokens),
              'at', string.format('%.3f', now))
          redis.call('PEXPIRE', KEYS[1], math.ceil((burst - tokens) * per / permits) + 1000)
          local wait = 0
          if granted < wanted then
            wait = math.max(1, math.ceil((1 - tokens) * per / permits))
          end
          return {granted, wait}
          """,
          listOfAnything());

  private final StringRedisTemplate redis;
  private final String prefix;

  /**
   * @param prefix of all keys of these buckets
   */
  public RedisLeases(StringRedisTemplate redis, String prefix) {
    this.redis = redis;
    this.prefix = prefix;
  }

  @Override
  public Lease take(String key, Limit limit, int owed, int wanted) {
    var answer =
        redis.execute(
            TAKE,
            List.of(prefix + key),
            Integer.toString(limit.permits()),
            Long.toString(Math.max(1, limit.per().toMillis())),
            Integer.toString(limit.burst()),
            Integer.toString(owed),
            Integer.toString(wanted));
    return new Lease(number(answer.get(0)), Duration.ofMillis(number(answer.get(1))));
  }

  private static int number(Object value) {
    return Math.toIntExact((Long) value);
  }

  @SuppressWarnings("unchecked")
  private static Class<List<?>> listOfAnything() {
    return (Class<List<?>>) (Class<?>) List.class;
  }
}

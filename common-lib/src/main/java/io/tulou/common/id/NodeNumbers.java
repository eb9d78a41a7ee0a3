package io.tulou.common.id;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** The table of node numbers in Redis: {@code {node}:<n>} holds the owner's token while leased. */
final class NodeNumbers {
  private static final int COUNT = 256;
  private static final RedisScript<Long> RENEW = script("lua/node-renew.lua");
  private static final RedisScript<Long> RELEASE = script("lua/node-release.lua");

  private final StringRedisTemplate redis;
  private final String token;

  NodeNumbers(StringRedisTemplate redis, String token) {
    this.redis = redis;
    this.token = token;
  }

  /** Takes a random free number; empty when all are taken. */
  OptionalInt claim(Duration hold) {
    return shuffled().stream().mapToInt(Integer::intValue).filter(n -> take(n, hold)).findFirst();
  }

  /** Whether the number is this owner's after the call. */
  boolean renew(int number, Duration hold) {
    return isOne(run(RENEW, number, hold));
  }

  /** Frees the number after a cooling time, by when no clock is still at the ids made here. */
  void release(int number, Duration cooling) {
    run(RELEASE, number, cooling);
  }

  private boolean take(int number, Duration hold) {
    return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key(number), token, hold));
  }

  private Long run(RedisScript<Long> script, int number, Duration time) {
    return redis.execute(script, List.of(key(number)), token, Long.toString(time.toMillis()));
  }

  private static boolean isOne(Long answer) {
    return answer == 1;
  }

  private static String key(int number) {
    return "{node}:" + number;
  }

  private static List<Integer> shuffled() {
    var numbers = IntStream.range(0, COUNT).boxed().collect(Collectors.toList());
    Collections.shuffle(numbers);
    return numbers;
  }

  private static RedisScript<Long> script(String path) {
    return RedisScript.of(new ClassPathResource(path), Long.class);
  }
}

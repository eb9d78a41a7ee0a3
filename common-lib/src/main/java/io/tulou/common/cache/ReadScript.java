package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/** {@code cache-read.lua}: entries of one slot, and leases for those that are missing. */
final class ReadScript {
  private static final LuaScript SCRIPT = new LuaScript("cache-read.lua", ReturnType.MULTI);

  private ReadScript() {}

  static @Nullable Object run(
      RedisConnection connection, List<String> keys, String token, Duration leaseFor) {
    var arguments = new ScriptArguments(keys, 2);
    arguments.add(token.getBytes(UTF_8));
    arguments.add(Long.toString(leaseFor.toMillis()).getBytes(UTF_8));
    return SCRIPT.run(connection, arguments.keyCount(), arguments.bytes());
  }

  static List<Lookup> answers(@Nullable Object result, String token, long nowMillis) {
    if (!(result instanceof List<?> answers)) {
      throw new IllegalStateException("not an answer of cache-read.lua: " + result);
    }
    return answers.stream().map(answer -> lookup(answer, token, nowMillis)).toList();
  }

  private static Lookup lookup(Object answer, String token, long nowMillis) {
    return switch (answer) {
      case byte[] entry -> Entry.unpack(entry, nowMillis);
      case Long leased when leased == 1 -> new Lookup.Miss(token);
      default -> new Lookup.Busy();
    };
  }
}

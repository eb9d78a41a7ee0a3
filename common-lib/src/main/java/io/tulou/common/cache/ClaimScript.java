package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/** {@code cache-claim.lua}: the leases of keys of one slot, whoever has them. */
final class ClaimScript {
  private static final LuaScript SCRIPT = new LuaScript("cache-claim.lua", ReturnType.INTEGER);

  private ClaimScript() {}

  static @Nullable Object run(
      RedisConnection connection, List<String> keys, String token, Duration leaseFor) {
    var arguments = new ScriptArguments(keys, 2);
    arguments.add(token.getBytes(UTF_8));
    arguments.add(Long.toString(leaseFor.toMillis()).getBytes(UTF_8));
    return SCRIPT.run(connection, arguments.keyCount(), arguments.bytes());
  }
}

package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/** {@code cache-fill.lua} and {@code cache-write.lua}, which take the same arguments. */
final class StoreScript {
  static final StoreScript FILL = new StoreScript("cache-fill.lua");
  static final StoreScript WRITE = new StoreScript("cache-write.lua");

  private final LuaScript script;

  private StoreScript(String name) {
    this.script = new LuaScript(name, ReturnType.INTEGER);
  }

  @Nullable Object run(RedisConnection connection, List<Write> entries, long nowMillis) {
    var arguments =
        new ScriptArguments(entries.stream().map(Write::key).toList(), 3 * entries.size());
    for (var entry : entries) {
      var ttl = entry.ttl().draw();
      arguments.add(entry.claim().getBytes(UTF_8));
      arguments.add(Entry.pack(entry.version(), nowMillis + ttl.softMillis(), entry.payload()));
      arguments.add(Long.toString(ttl.hardMillis()).getBytes(UTF_8));
    }
    return script.run(connection, arguments.keyCount(), arguments.bytes());
  }
}

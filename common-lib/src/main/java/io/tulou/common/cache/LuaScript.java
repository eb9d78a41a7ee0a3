package io.tulou.common.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;

/** A script from {@code resources/lua}, sent by its digest where the answer can be waited for. */
public final class LuaScript {
  private final byte[] source;
  private final String digest;
  private final ReturnType answer;

  public LuaScript(String name, ReturnType answer) {
    try {
      var text = new ClassPathResource("lua/" + name).getContentAsString(StandardCharsets.UTF_8);
      this.source = text.getBytes(StandardCharsets.UTF_8);
      this.digest = DigestUtils.sha1DigestAsHex(text);
      this.answer = answer;
    } catch (IOException e) {
      throw new UncheckedIOException("script missing: " + name, e);
    }
  }

  /** In a pipeline the answer is null and comes when the pipeline is closed. */
  public @Nullable Object run(RedisConnection connection, int keys, byte[][] keysAndArguments) {
    // Inside a pipeline it would be too late to send the source when the digest proved unknown.
    if (connection.isPipelined()) {
      return connection.scriptingCommands().eval(source, answer, keys, keysAndArguments);
    }
    try {
      return connection.scriptingCommands().evalSha(digest, answer, keys, keysAndArguments);
    } catch (DataAccessException e) {
      if (!String.valueOf(e.getMostSpecificCause().getMessage()).contains("NOSCRIPT")) {
        throw e;
      }
      return connection.scriptingCommands().eval(source, answer, keys, keysAndArguments);
    }
  }
}

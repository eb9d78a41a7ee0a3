package io.tulou.feed.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;

/** A script from {@code resources/lua}, called several times in one pipeline. */
final class InboxScript {
  private final RedisConnectionFactory redis;
  private final ReturnType answer;
  private final byte[] source;
  private final String digest;

  InboxScript(RedisConnectionFactory redis, String name, ReturnType answer) {
    this.redis = redis;
    this.answer = answer;
    try {
      var text = new ClassPathResource("lua/" + name).getContentAsString(StandardCharsets.UTF_8);
      this.source = text.getBytes(StandardCharsets.UTF_8);
      this.digest = DigestUtils.sha1DigestAsHex(text);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /**
   * The answers in the order of the calls. Where Redis does not know the script the calls are sent
   * again, so each must be safe to repeat.
   */
  List<?> run(List<Call> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    try {
      return send(calls);
    } catch (DataAccessException failure) {
      if (!isUnknownScript(failure)) {
        throw failure;
      }
      try (var connection = redis.getConnection()) {
        connection.scriptingCommands().scriptLoad(source);
      }
      return send(calls);
    }
  }

  /** One call: keys, then arguments. */
  static final class Call {
    private final int keys;
    private final byte[][] all;

    Call(List<byte[]> keys, List<byte[]> arguments) {
      this.keys = keys.size();
      this.all = new byte[keys.size() + arguments.size()][];
      for (int i = 0; i < all.length; i++) {
        all[i] = i < this.keys ? keys.get(i) : arguments.get(i - this.keys);
      }
    }
  }

  private List<?> send(List<Call> calls) {
    try (var connection = redis.getConnection()) {
      connection.openPipeline();
      for (var call : calls) {
        connection.scriptingCommands().evalSha(digest, answer, call.keys, call.all);
      }
      return connection.closePipeline();
    }
  }

  private static boolean isUnknownScript(DataAccessException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("NOSCRIPT")) {
        return true;
      }
    }
    return false;
  }
}

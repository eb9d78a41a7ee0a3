package io.tulou.feed.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;

/** A script with one key from {@code resources/lua}, run for many keys in one pipeline. */
final class InboxScript {
  private final RedisConnectionFactory redis;
  private final byte[] source;
  private final String digest;

  InboxScript(RedisConnectionFactory redis, String name) {
    this.redis = redis;
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
   *
   * @param calls key, then arguments
   */
  List<Long> run(List<byte[][]> calls) {
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

  private List<Long> send(List<byte[][]> calls) {
    try (var connection = redis.getConnection()) {
      connection.openPipeline();
      for (var call : calls) {
        connection.scriptingCommands().evalSha(digest, ReturnType.INTEGER, 1, call);
      }
      var answers = new ArrayList<Long>(calls.size());
      for (@Nullable Object answer : connection.closePipeline()) {
        answers.add(answer instanceof Long number ? number : 0L);
      }
      return answers;
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

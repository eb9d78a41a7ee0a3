package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** What the tests' caches hold: text by number. */
final class TextCache {
  private TextCache() {}

  static CacheSpec<Long, String> spec(String name) {
    return new CacheSpec<>(
        name,
        key -> "{" + key + "}:" + name,
        String::valueOf,
        new TextCodec(),
        String::length,
        policy(Duration.ofMillis(150)));
  }

  /** For a test in which nobody may give up on the fill of another. */
  static CacheSpec<Long, String> patientSpec(String name) {
    var spec = spec(name);
    return new CacheSpec<>(
        name,
        spec.redisKey(),
        spec.slot(),
        spec.codec(),
        spec.weigher(),
        policy(Duration.ofSeconds(20)));
  }

  private static CachePolicy policy(Duration fillWait) {
    return new CachePolicy(
        DataSize.ofKilobytes(256),
        Duration.ofSeconds(2),
        Duration.ofMillis(500),
        Duration.ofSeconds(60),
        Duration.ofSeconds(180),
        0,
        16,
        Duration.ofSeconds(25),
        Duration.ofSeconds(30),
        fillWait);
  }

  private record TextCodec() implements Codec<String> {
    @Override
    public byte[] encode(String value) {
      return ("=" + value).getBytes(UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
      var text = new String(bytes, UTF_8);
      if (!text.startsWith("=")) {
        throw new IllegalArgumentException("not a page: " + text);
      }
      return text.substring(1);
    }
  }
}

package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/** What the tests' caches hold: text by number. */
final class TextCache {
  private TextCache() {}

  static CacheSpec<Long, String> spec(String name) {
    return new CacheSpec<>(
        name,
        key -> "{" + key + "}:" + name,
        String::valueOf,
        new TextCodec(),
        1_000,
        Duration.ofSeconds(2),
        Duration.ofMillis(500),
        new Ttl(Duration.ofSeconds(60), Duration.ofSeconds(180), 0),
        Duration.ofSeconds(30),
        Duration.ofSeconds(25));
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

package io.tulou.commentjob.replay;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Checksums over everything a derived store holds. */
public final class StoreSums {
  private static final int PAGE = 1_000;

  private StoreSums() {}

  /** A sum and how many items it is over. */
  public record Sum(String hash, long items) {}

  /** Entries without when they are to be refreshed, and indexes with what they claim. */
  public static Sum redis(StringRedisTemplate redis, Predicate<String> isMeant) {
    var items = new TreeMap<String, String>();
    try (var keys = redis.scan(ScanOptions.scanOptions().count(PAGE).build())) {
      keys.forEachRemaining(key -> {
        if (isMeant.test(key) && !key.endsWith(":l")) {
          items.put(key, content(redis, key));
        }
      });
    }
    var hash = sha256();
    items.forEach((key, content) -> {
      hash.update(bytes(key));
      hash.update(bytes(content));
    });
    return new Sum(HexFormat.of().formatHex(hash.digest()), items.size());
  }

  private static String content(StringRedisTemplate redis, String key) {
    return switch (redis.type(key)) {
      case STRING -> {
        var entry = String.valueOf(redis.opsForValue().get(key));
        yield entry.length() < 32 ? entry : entry.substring(0, 16) + entry.substring(32);
      }
      case ZSET -> String.valueOf(redis.opsForZSet().rangeWithScores(key, 0, -1));
      case HASH -> String.valueOf(new TreeMap<>(redis.opsForHash().entries(key)));
      default -> "";
    };
  }

  /** Every document with its version. */
  public static Sum search(ElasticsearchClient client, String index) throws IOException {
    client.indices().refresh(request -> request.index(index));
    var hash = sha256();
    long items = 0;
    long after = -1;
    while (true) {
      long from = after;
      var page =
          client.search(
              request ->
                  request
                      .index(index)
                      .size(PAGE)
                      .version(true)
                      .sort(sort -> sort.field(f -> f.field("commentId").order(SortOrder.Asc)))
                      .searchAfter(List.of(FieldValue.of(from))),
              JsonNode.class);
      if (page.hits().hits().isEmpty()) {
        return new Sum(HexFormat.of().formatHex(hash.digest()), items);
      }
      for (var hit : page.hits().hits()) {
        hash.update(bytes(hit.id() + "@" + hit.version() + hit.source()));
        items++;
        after = hit.sort().getFirst().longValue();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

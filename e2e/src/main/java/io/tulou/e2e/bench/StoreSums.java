package io.tulou.e2e.bench;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Checksums over everything that Redis and Elasticsearch hold of comments: sums of the hashes of
 * what they hold, so that the order does not matter and nothing has to be kept.
 */
final class StoreSums {
  private static final int AT_ONCE = 2_000;

  /** An entry begins with its version, then says until when it is fresh, which is no state. */
  private static final int VERSION = 16;

  private static final int HEAD = 32;

  private final MessageDigest sha;
  private BigInteger sum = BigInteger.ZERO;
  private long items;

  private StoreSums() {
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A sum and how many items it is over. */
  record Sum(String hash, long items) {}

  /** Entries of comments and subjects, and indexes, but no leases. */
  static Sum redis(TestBed bed) {
    var sums = new StoreSums();
    eachKeys(bed, (redis, keys) -> sums.add(redis, keys));
    return sums.sum();
  }

  /** Takes away every tenth entry of a comment; how many. */
  static long loseSome(TestBed bed) {
    var lost = new long[1];
    eachKeys(
        bed,
        (redis, keys) -> {
          var some =
              keys.stream()
                  .filter(key -> key.contains("}:c:") && key.endsWith("7"))
                  .toArray(String[]::new);
          lost[0] += some.length == 0 ? 0 : redis.del(some);
        });
    return lost[0];
  }

  /** Every document with its version. */
  static Sum search(SearchDocuments search) throws IOException, InterruptedException {
    var sums = new StoreSums();
    search.each(
        Long.MAX_VALUE,
        hit ->
            sums.add(
                hit.path("_id").asString(),
                hit.path("_version").asLong() + hit.path("_source").toString()));
    return sums.sum();
  }

  @FunctionalInterface
  private interface Keys {
    void on(RedisCommands<String, String> redis, List<String> keys);
  }

  private static void eachKeys(TestBed bed, Keys action) {
    var client = RedisClient.create(bed.platform().servers().redisUrl());
    try (var connection = client.connect()) {
      var redis = connection.sync();
      // A scan may show a key twice.
      var seen = new HashSet<String>();
      KeyScanCursor<String> cursor = null;
      do {
        cursor =
            redis.scan(
                cursor == null ? ScanCursor.INITIAL : cursor,
                ScanArgs.Builder.limit(AT_ONCE).match("{*/*}:*"));
        var keys =
            cursor.getKeys().stream().filter(key -> !key.endsWith(":l") && seen.add(key)).toList();
        if (!keys.isEmpty()) {
          action.on(redis, keys);
        }
      } while (!cursor.isFinished());
    } finally {
      client.shutdown();
    }
  }

  private void add(RedisCommands<String, String> redis, List<String> keys) {
    var entries = new ArrayList<String>();
    for (var key : keys) {
      if (key.contains("}:c:") || key.endsWith("}:subject")) {
        entries.add(key);
      } else {
        add(key, index(redis, key));
      }
    }
    if (!entries.isEmpty()) {
      for (KeyValue<String, String> entry : redis.mget(entries.toArray(String[]::new))) {
        var text = entry.getValueOrElse("");
        add(
            entry.getKey(),
            text.length() < HEAD ? text : text.substring(0, VERSION) + text.substring(HEAD));
      }
    }
  }

  private static String index(RedisCommands<String, String> redis, String key) {
    return switch (redis.type(key)) {
      case "zset" -> redis.zrangeWithScores(key, 0, -1).toString();
      case "hash" -> new TreeMap<>(redis.hgetall(key)).toString();
      default -> "";
    };
  }

  private void add(String key, String content) {
    sha.update(key.getBytes(StandardCharsets.UTF_8));
    sum = sum.add(new BigInteger(1, sha.digest(content.getBytes(StandardCharsets.UTF_8))));
    items++;
  }

  private Sum sum() {
    var mod = sum.mod(BigInteger.ONE.shiftLeft(256)).toByteArray();
    var found = new Sum(HexFormat.of().formatHex(sha.digest(mod)).substring(0, 16), items);
    System.out.println(found);
    return found;
  }
}

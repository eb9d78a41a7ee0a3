package io.tulou.e2e.bench;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A look at what lies in Redis of a subject, and at how often Redis is asked. */
final class RedisKeys implements AutoCloseable {
  private static final int BATCH = 1_000;
  private static final Pattern COMMANDS = Pattern.compile("total_commands_processed:(\\d+)");

  private final RedisClient client;
  private final RedisCommands<String, String> redis;

  RedisKeys(String url) {
    this.client = RedisClient.create(url);
    this.redis = client.connect().sync();
  }

  /** The ranking of a video's roots, then all its comments. */
  List<String> ofPage(String video) throws IOException {
    var subject = new SubjectRef("video", video);
    var keys = new ArrayList<String>();
    keys.add(CommentKeys.byHot(subject, 0));
    // The key of comment 7 without the 7 begins all of them.
    var pattern = CommentKeys.comment(subject, 7).replaceAll("7$", "*");
    var matching = ScanArgs.Builder.limit(BATCH).match(pattern.replace("[", "\\["));
    for (KeyScanCursor<String> some = redis.scan(matching); ; some = redis.scan(some, matching)) {
      some.getKeys().stream().filter(key -> !key.endsWith(":l")).sorted().forEach(keys::add);
      if (some.isFinished()) {
        break;
      }
    }
    if (keys.size() < 3) {
      throw new IOException("Redis has nothing of " + video);
    }
    return List.copyOf(keys);
  }

  /** Commands that Redis has carried out so far, those inside scripts among them. */
  long commands() throws IOException {
    var found = COMMANDS.matcher(redis.info("stats"));
    if (!found.find()) {
      throw new IOException("Redis does not count its commands");
    }
    return Long.parseLong(found.group(1));
  }

  @Override
  public void close() {
    client.shutdown();
  }
}

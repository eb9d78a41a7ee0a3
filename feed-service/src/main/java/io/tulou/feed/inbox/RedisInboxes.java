package io.tulou.feed.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.contract.feed.FeedKeys;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SetCondition;
import org.springframework.data.redis.core.types.Expiration;

/**
 * Inboxes in Redis, each one string, see {@link FeedKeys#inbox}. Header and ids lie in one key, so
 * that Redis forgets both or none.
 */
final class RedisInboxes implements Inboxes {
  private static final int MOST_IN_PIPELINE = 1_000;

  private final RedisConnectionFactory redis;
  private final Expiration kept;
  private final InboxScript append;
  private final InboxScript replace;

  /**
   * Inboxes that live as long as their member comes back.
   *
   * @param kept after the last visit
   */
  RedisInboxes(RedisConnectionFactory redis, Duration kept) {
    this.redis = redis;
    this.kept = Expiration.from(kept);
    this.append = new InboxScript(redis, "inbox-append.lua");
    this.replace = new InboxScript(redis, "inbox-replace.lua");
  }

  @Override
  public Optional<Inbox> open(long member) {
    try (var connection = redis.getConnection()) {
      return inbox(connection, member, connection.stringCommands().getEx(key(member), kept));
    }
  }

  @Override
  public Optional<Inbox> peek(long member) {
    try (var connection = redis.getConnection()) {
      return inbox(connection, member, connection.stringCommands().get(key(member)));
    }
  }

  @Override
  public boolean create(long member, Inbox.Header header) {
    try (var connection = redis.getConnection()) {
      var packed = Inbox.pack(header, new long[0]);
      return Boolean.TRUE.equals(
          connection.stringCommands().set(key(member), packed, SetCondition.ifAbsent(), kept));
    }
  }

  @Override
  public List<Long> append(Map<Long, long[]> ids) {
    var overfull = new ArrayList<Long>();
    var members = List.copyOf(ids.keySet());
    for (int from = 0; from < members.size(); from += MOST_IN_PIPELINE) {
      var some = members.subList(from, Math.min(members.size(), from + MOST_IN_PIPELINE));
      var calls = new ArrayList<byte[][]>(some.size());
      for (long member : some) {
        calls.add(new byte[][] {key(member), Inbox.pack(ids.getOrDefault(member, new long[0]))});
      }
      var lengths = append.run(calls);
      for (int i = 0; i < some.size(); i++) {
        if (Inbox.entriesIn(lengths.get(i)) > 2 * FeedKeys.INBOX_CAP) {
          overfull.add(some.get(i));
        }
      }
    }
    return overfull;
  }

  @Override
  public boolean replace(long member, Inbox seen, Inbox.Header header, long[] ids) {
    var token = ByteBuffer.allocate(Long.BYTES).putLong(seen.header().token()).array();
    var length = Integer.toString(seen.bytes()).getBytes(UTF_8);
    var call = new byte[][] {key(member), token, length, Inbox.pack(header, ids)};
    return replace.run(List.<byte[][]>of(call)).getFirst() == 1;
  }

  @Override
  public void drop(Collection<Long> members) {
    try (var connection = redis.getConnection()) {
      members.forEach(member -> connection.keyCommands().del(key(member)));
    }
  }

  private static Optional<Inbox> inbox(
      RedisConnection connection, long member, byte @Nullable [] packed) {
    if (packed == null) {
      return Optional.empty();
    }
    if (!Inbox.isWellFormed(packed)) {
      connection.keyCommands().del(key(member));
      return Optional.empty();
    }
    return Optional.of(Inbox.parse(packed));
  }

  private static byte[] key(long member) {
    return FeedKeys.inbox(member).getBytes(UTF_8);
  }
}

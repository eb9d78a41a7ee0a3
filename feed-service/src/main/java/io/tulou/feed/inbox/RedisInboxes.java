package io.tulou.feed.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.SetCondition;
import org.springframework.data.redis.core.types.Expiration;

/**
 * Inboxes in Redis, each one string, see {@link io.tulou.contract.feed.FeedKeys}. Header and ids
 * lie in one key, so that Redis forgets both or none.
 */
final class RedisInboxes implements Inboxes {
  private static final int MOST_KEYS = 1_000;
  private static final int MOST_REWRITINGS = 200;

  private final RedisConnectionFactory redis;
  private final LongFunction<String> keys;
  private final Expiration kept;
  private final AppendCalls appends;
  private final InboxScript append;
  private final InboxScript replace;

  /**
   * Inboxes that live as long as their member comes back.
   *
   * @param keys of each member
   * @param kept after the last visit
   * @param most entries that an inbox may grow to
   */
  RedisInboxes(RedisConnectionFactory redis, LongFunction<String> keys, Duration kept, int most) {
    this.redis = redis;
    this.keys = keys;
    this.kept = Expiration.from(kept);
    this.appends = AppendCalls.on(redis, Inbox.bytesOf(most));
    this.append = new InboxScript(redis, "inbox-append.lua", ReturnType.MULTI);
    this.replace = new InboxScript(redis, "inbox-replace.lua", ReturnType.INTEGER);
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
  public Map<Long, Inbox> peekAll(long[] members) {
    var found = new HashMap<Long, Inbox>(members.length * 2);
    try (var connection = redis.getConnection()) {
      for (int from = 0; from < members.length; from += MOST_KEYS) {
        int to = Math.min(members.length, from + MOST_KEYS);
        var some = Arrays.stream(members, from, to).mapToObj(this::key).toArray(byte[][]::new);
        List<byte[]> packed = connection.stringCommands().mGet(some);
        for (int i = 0; packed != null && i < packed.size(); i++) {
          long member = members[from + i];
          inbox(connection, member, packed.get(i)).ifPresent(inbox -> found.put(member, inbox));
        }
      }
    }
    return found;
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
    var calls = appends.of(ids, this::key);
    var answers = append.run(calls.stream().map(AppendCalls.MemberCall::call).toList());
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof List<?> places) {
        var members = calls.get(i).members();
        places.forEach(place -> overfull.add(members.get(((Long) place).intValue() - 1)));
      }
    }
    return overfull;
  }

  @Override
  public boolean replace(long member, Inbox seen, Inbox.Header header, long[] ids) {
    var call = call(member, new Rewriting(seen, header, ids));
    return Long.valueOf(1).equals(replace.run(List.of(call)).getFirst());
  }

  @Override
  public void replaceAll(Map<Long, Rewriting> rewritings) {
    var calls = new ArrayList<InboxScript.Call>();
    rewritings.forEach((member, rewriting) -> {
      calls.add(call(member, rewriting));
      if (calls.size() == MOST_REWRITINGS) {
        replace.run(calls);
        calls.clear();
      }
    });
    replace.run(calls);
  }

  private InboxScript.Call call(long member, Rewriting rewriting) {
    var seen = rewriting.seen();
    var token = ByteBuffer.allocate(Long.BYTES).putLong(seen.header().token()).array();
    var length = Integer.toString(seen.bytes()).getBytes(UTF_8);
    var arguments = List.of(token, length, Inbox.pack(rewriting.header(), rewriting.ids()));
    return new InboxScript.Call(List.<byte[]>of(key(member)), arguments);
  }

  @Override
  public void drop(Collection<Long> members) {
    try (var connection = redis.getConnection()) {
      members.forEach(member -> connection.keyCommands().del(key(member)));
    }
  }

  private Optional<Inbox> inbox(RedisConnection connection, long member, byte @Nullable [] packed) {
    if (packed == null) {
      return Optional.empty();
    }
    if (!Inbox.isWellFormed(packed)) {
      connection.keyCommands().del(key(member));
      return Optional.empty();
    }
    return Optional.of(Inbox.parse(packed));
  }

  private byte[] key(long member) {
    return keys.apply(member).getBytes(UTF_8);
  }
}

package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SetCondition;
import org.springframework.data.redis.core.types.Expiration;

/**
 * The leased store in Redis 6.2 or newer, one server or a cluster.
 *
 * <p>Key {@code k} holds the entry and {@code k:l} its lease, so every key needs a hash tag. Keys
 * of one tag go in one script call, calls for several tags in one pipeline.
 */
public final class VersionedStore implements LeasedStore {
  /** Sends one command; in a pipeline its answer is null and comes with the others. */
  private interface Call<T> {
    @Nullable Object on(RedisConnection connection, T item);
  }

  private static final Lookup NOT_FOUND = new Lookup.Busy();

  private final RedisConnectionFactory redis;
  private final Clock clock;
  private final String process = UUID.randomUUID().toString();
  private final AtomicLong tokens = new AtomicLong();

  public VersionedStore(RedisConnectionFactory redis) {
    this(redis, Clock.systemUTC());
  }

  public VersionedStore(RedisConnectionFactory redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** Looks up keys of one slot in one call; see {@link #readSlots}. */
  public List<Lookup> read(List<String> keys, Duration leaseFor) {
    return keys.isEmpty() ? List.of() : readSlots(List.of(keys), leaseFor).getFirst();
  }

  /**
   * A plain {@code MGET} finds what is there; only what is not goes through the script, which looks
   * again before it hands out a lease.
   */
  @Override
  public List<List<Lookup>> readSlots(List<List<String>> keysBySlot, Duration leaseFor) {
    var found =
        each(keysBySlot, (connection, keys) -> connection.stringCommands().mGet(names(keys)));
    long now = clock.millis();
    var answers = new ArrayList<List<Lookup>>(keysBySlot.size());
    var missing = new ArrayList<List<String>>();
    var places = new ArrayList<List<Lookup>>();
    for (int slot = 0; slot < keysBySlot.size(); slot++) {
      var keys = keysBySlot.get(slot);
      var lookups = new ArrayList<Lookup>(keys.size());
      var absent = new ArrayList<String>();
      var entries = found.get(slot) instanceof List<?> list ? list : List.of();
      for (int i = 0; i < keys.size(); i++) {
        if (i < entries.size() && entries.get(i) instanceof byte[] entry) {
          lookups.add(Entry.unpack(entry, now));
        } else {
          lookups.add(NOT_FOUND);
          absent.add(keys.get(i));
        }
      }
      answers.add(lookups);
      if (!absent.isEmpty()) {
        missing.add(absent);
        places.add(lookups);
      }
    }
    askAgain(missing, places, leaseFor);
    return answers;
  }

  /** Puts the answer about what is missing where it is missing. */
  private void askAgain(List<List<String>> missing, List<List<Lookup>> places, Duration leaseFor) {
    if (missing.isEmpty()) {
      return;
    }
    var token = newToken();
    var results =
        each(missing, (connection, keys) -> ReadScript.run(connection, keys, token, leaseFor));
    long now = clock.millis();
    for (int slot = 0; slot < missing.size(); slot++) {
      var answers = ReadScript.answers(results.get(slot), token, now).iterator();
      places
          .get(slot)
          .replaceAll(lookup -> lookup instanceof Lookup.Busy ? answers.next() : lookup);
    }
  }

  private static byte[][] names(List<String> keys) {
    var names = new byte[keys.size()][];
    for (int i = 0; i < names.length; i++) {
      names[i] = keys.get(i).getBytes(UTF_8);
    }
    return names;
  }

  /** The versions of the entries that are there; hands out no lease. */
  public Map<String, Long> versions(Collection<String> keys) {
    var asked = List.copyOf(keys);
    var answers =
        each(
            asked,
            (connection, key) ->
                connection
                    .stringCommands()
                    .getRange(key.getBytes(UTF_8), 0, Entry.VERSION_DIGITS - 1));
    var versions = new HashMap<String, Long>();
    for (int i = 0; i < asked.size(); i++) {
      if (answers.get(i) instanceof byte[] digits && digits.length == Entry.VERSION_DIGITS) {
        versions.put(asked.get(i), Entry.version(digits));
      }
    }
    return versions;
  }

  /** Stores one loaded state; whether it was taken. */
  public boolean fill(String key, String lease, long version, byte[] payload, Ttl ttl) {
    return fillAll(List.of(new Fill(key, lease, version, payload, ttl))) == 1;
  }

  @Override
  public int fillAll(List<Fill> fills) {
    var entries =
        fills.stream()
            .map(f -> new Write(f.key(), f.version(), f.payload(), f.ttl(), f.lease()))
            .toList();
    return store(StoreScript.FILL, entries).stream()
        .mapToInt(stored -> stored instanceof Number n ? n.intValue() : 0)
        .sum();
  }

  @Override
  public void write(List<Write> writes) {
    store(StoreScript.WRITE, writes);
  }

  @Override
  public void drop(List<String> keys) {
    each(
        SlotCalls.ofKeys(keys),
        (connection, slot) ->
            connection
                .keyCommands()
                .del(
                    slot.stream()
                        .flatMap(
                            key -> Stream.of(key.getBytes(UTF_8), ScriptArguments.leaseKey(key)))
                        .toArray(byte[][]::new)));
  }

  @Override
  public Map<String, String> tryLease(Collection<String> keys, Duration leaseFor) {
    var token = newToken();
    var asked = List.copyOf(keys);
    var answers = each(asked, (c, key) -> take(c, key, token, leaseFor, SetCondition.ifAbsent()));
    var taken = new HashMap<String, String>();
    for (int i = 0; i < asked.size(); i++) {
      if (Boolean.TRUE.equals(answers.get(i))) {
        taken.put(asked.get(i), token);
      }
    }
    return taken;
  }

  @Override
  public String claim(Collection<String> keys, Duration leaseFor) {
    var token = newToken();
    each(
        SlotCalls.ofKeys(keys),
        (connection, slot) -> ClaimScript.run(connection, slot, token, leaseFor));
    return token;
  }

  private List<@Nullable Object> store(StoreScript script, List<Write> entries) {
    long now = clock.millis();
    return each(SlotCalls.of(entries), (connection, slot) -> script.run(connection, slot, now));
  }

  private static @Nullable Object take(
      RedisConnection connection, String key, String token, Duration leaseFor, SetCondition when) {
    return connection
        .stringCommands()
        .set(
            ScriptArguments.leaseKey(key),
            token.getBytes(UTF_8),
            when,
            Expiration.milliseconds(leaseFor.toMillis()));
  }

  /** One call directly, several in a pipeline. */
  private <T> List<@Nullable Object> each(List<T> items, Call<T> call) {
    if (items.isEmpty()) {
      return List.of();
    }
    try (var connection = redis.getConnection()) {
      if (items.size() == 1) {
        var only = new ArrayList<@Nullable Object>(1);
        only.add(call.on(connection, items.getFirst()));
        return only;
      }
      connection.openPipeline();
      items.forEach(item -> call.on(connection, item));
      return connection.closePipeline();
    }
  }

  private String newToken() {
    return process + '-' + tokens.incrementAndGet();
  }
}

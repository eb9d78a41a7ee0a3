package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.core.StringRedisTemplate;

@ExtendWith(TestRedis.class)
@Timeout(120)
class VersionedStoreIT {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Ttl TTL = new Ttl(Duration.ofSeconds(60), Duration.ofSeconds(180), 0.1);
  private static final String KEY = "{s:7}:page";

  private final StringRedisTemplate redis = new StringRedisTemplate(TestRedis.connections());
  private final VersionedStore store = new VersionedStore(TestRedis.connections());

  @BeforeEach
  void empty() {
    redis.delete(redis.keys("*"));
  }

  @Test
  void theFirstToMissGetsTheLeaseAndOthersAreToldSo() {
    assertThat(read(KEY)).isInstanceOf(Lookup.Miss.class);
    assertThat(read(KEY)).isInstanceOf(Lookup.Busy.class);
  }

  @Test
  void aFillWithTheLeaseIsReadBackWithItsVersion() {
    assertThat(store.fill(KEY, missed(KEY), Long.MAX_VALUE, bytes("页"), TTL)).isTrue();

    var hit = (Lookup.Hit) read(KEY);
    assertThat(hit.version()).isEqualTo(Long.MAX_VALUE);
    assertThat(hit.payload()).isEqualTo(bytes("页"));
    assertThat(hit.soft()).isFalse();
    assertThat(redis.getExpire(KEY)).isBetween(160L, 200L);
    assertThat(redis.hasKey(KEY + ":l")).isFalse();
  }

  @Test
  void aWriteVoidsTheLeaseAlsoWhereThereIsNoEntry() {
    var lease = missed(KEY);
    store.write(List.of(new Write(KEY, 2, bytes("two"), TTL)));

    assertThat(store.fill(KEY, lease, 1, bytes("one"), TTL)).isFalse();
    assertThat(read(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void aWriteReplacesWhatIsNotNewer() {
    store.fill(KEY, missed(KEY), 5, bytes("five"), TTL);
    store.write(List.of(new Write(KEY, 4, bytes("four"), TTL)));
    assertThat(payload(KEY)).isEqualTo("five");
    store.write(List.of(new Write(KEY, 0x10, bytes("sixteen"), TTL)));
    assertThat(payload(KEY)).isEqualTo("sixteen");
  }

  @Test
  void aWriteWithAStandingClaimCreatesTheEntryAndWithAVoidedOneDoesNot() {
    var claim = store.claim(List.of(KEY, "{s:8}:page"), LEASE);
    store.write(List.of(new Write(KEY, 3, bytes("three"), TTL, claim)));
    assertThat(payload(KEY)).isEqualTo("three");

    store.write(List.of(new Write("{s:8}:page", 9, bytes("later"), TTL)));
    store.write(List.of(new Write("{s:8}:page", 3, bytes("late"), TTL, claim)));
    assertThat(read("{s:8}:page")).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void anOlderFillIsRefusedAndNotTriedAgainAtOnce() {
    store.fill(KEY, missed(KEY), 5, bytes("five"), TTL);
    var lease = store.tryLease(List.of(KEY), LEASE).get(KEY);

    assertThat(store.fill(KEY, lease, 4, bytes("four"), TTL)).isFalse();
    assertThat(payload(KEY)).isEqualTo("five");
    assertThat(store.tryLease(List.of(KEY), LEASE)).isEmpty();
  }

  @Test
  void anEntryPastItsSoftLimitIsMarkedAndALeaseRunsOut() {
    var brief = new Ttl(Duration.ofMillis(20), Duration.ofSeconds(60), 0);
    store.fill(KEY, missed(KEY), 1, bytes("one"), brief);
    await().until(() -> ((Lookup.Hit) read(KEY)).soft());

    store.read(List.of("{s:9}:page"), Duration.ofMillis(20));
    await().until(() -> read("{s:9}:page") instanceof Lookup.Miss);
  }

  @Test
  void droppingForgetsTheEntryAndVoidsTheLease() {
    var lease = missed(KEY);
    store.drop(List.of(KEY, "{s:8}:page"));
    assertThat(store.fill(KEY, lease, 1, bytes("one"), TTL)).isFalse();

    store.fill(KEY, missed(KEY), 1, bytes("one"), TTL);
    store.drop(List.of(KEY));
    assertThat(read(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void manySlotsGoInOnePipelineAndKeepTheirOrder() {
    var slots =
        IntStream.range(0, 40)
            .mapToObj(s -> List.of("{s:" + s + "}:a", "{s:" + s + "}:b"))
            .toList();
    var fills = new ArrayList<Fill>();
    var answers = store.readSlots(slots, LEASE);
    for (int s = 0; s < slots.size(); s++) {
      for (int i = 0; i < 2; i++) {
        var key = slots.get(s).get(i);
        var lease = ((Lookup.Miss) answers.get(s).get(i)).lease();
        fills.add(new Fill(key, lease, s, bytes(key), TTL));
      }
    }

    assertThat(store.fillAll(fills)).isEqualTo(80);
    var found = store.readSlots(slots, LEASE);
    for (int s = 0; s < slots.size(); s++) {
      for (int i = 0; i < 2; i++) {
        var hit = (Lookup.Hit) found.get(s).get(i);
        assertThat(new String(hit.payload(), UTF_8)).isEqualTo(slots.get(s).get(i));
      }
    }
  }

  @Test
  void aScriptThatRedisForgotIsSentAgain() {
    read(KEY);
    try (var connection = TestRedis.connections().getConnection()) {
      connection.scriptingCommands().scriptFlush();
    }
    assertThat(read(KEY)).isInstanceOf(Lookup.Busy.class);
  }

  @Test
  void noInterleavingOnTheRealServerLeavesAStaleEntry() {
    var stale = new ArrayList<Integer>();
    for (int seed = 0; seed < 3_000; seed++) {
      var run =
          new Interleaving(
              store, redis::delete, key -> redis.delete(key + ":l"), "{i}:" + seed, seed);
      if (run.endsStale()) {
        stale.add(seed);
      }
    }
    assertThat(stale).isEmpty();
  }

  private Lookup read(String key) {
    return store.read(List.of(key), LEASE).getFirst();
  }

  private String missed(String key) {
    return ((Lookup.Miss) read(key)).lease();
  }

  private String payload(String key) {
    return new String(((Lookup.Hit) read(key)).payload(), UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestRedis.class)
@Timeout(60)
class TieredCacheIT {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final long KEYS = 10;
  private static final CacheSpec<Long, String> SPEC = TextCache.spec("row");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final VersionedStore store = new VersionedStore(TestRedis.connections());
  private final PausableSource source = new PausableSource();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void twoNodesTwoWritersAndAnEvictorLeaveNothingStale() throws Exception {
    for (long key = 0; key < KEYS; key++) {
      source.commitNext(key);
    }
    var actors = new ArrayList<Future<?>>();
    for (int n = 0; n < 2; n++) {
      var node = node();
      var random = new SplittableRandom(n);
      actors.add(repeat(2_000, () -> read(node, random.nextLong(KEYS))));
      actors.add(repeat(1_000, () -> write(random.nextLong(KEYS))));
    }
    var random = new SplittableRandom(9);
    actors.add(repeat(500, () -> evict(random.nextLong(KEYS))));
    for (var actor : actors) {
      actor.get();
    }
    threads.close();

    var fresh = node(Executors.newVirtualThreadPerTaskExecutor());
    for (long key = 0; key < KEYS; key++) {
      if (store.read(List.of(name(key)), SPEC.policy().lease()).getFirst()
          instanceof Lookup.Hit hit) {
        assertThat(hit.version()).as("version of %s", key).isEqualTo(source.version(key));
      }
      assertThat(fresh.get(key, PATIENT)).contains("value " + source.version(key));
    }
  }

  @Test
  void twoNodesWithAThousandCallersEachLoadAMissingKeyOnceInAll() throws Exception {
    var spec = TextCache.patientSpec("shared");
    source.commit(7, "page");
    source.pause();
    var answers = new ArrayList<Future<String>>();
    var looks = new ArrayList<CountedLooks>();
    var meters = new SimpleMeterRegistry();
    for (int n = 0; n < 2; n++) {
      var counted = new CountedLooks(new VersionedStore(TestRedis.connections()));
      looks.add(counted);
      var node = new TieredCache<>(spec, counted, source, threads, meters);
      for (int i = 0; i < 1_000; i++) {
        answers.add(threads.submit(() -> node.get(7L, PATIENT).orElseThrow()));
      }
    }
    await()
        .until(() ->
            meters.get("tulou.cache.coalesced").counter().count() == 1_998
                && looks.stream().anyMatch(node -> node.busy() >= 3));
    source.resume();

    for (var answer : answers) {
      assertThat(answer.get()).isEqualTo("page");
    }
    assertThat(source.loadedKeys()).containsExactly(7L);
  }

  private Object read(TieredCache<Long, String> node, long key) {
    node.invalidate(key);
    return node.get(key, PATIENT).orElseThrow();
  }

  private Object write(long key) {
    var state = source.commitNext(key);
    var payload = SPEC.codec().encode(state.value());
    store.write(List.of(new Write(name(key), state.version(), payload, SPEC.policy().ttl())));
    return state;
  }

  private Object evict(long key) {
    try (var connection = TestRedis.connections().getConnection()) {
      return connection.keyCommands().del(name(key).getBytes(UTF_8));
    }
  }

  private Future<?> repeat(int times, Callable<Object> action) {
    return threads.submit(() -> {
      for (int i = 0; i < times; i++) {
        assertThat(action.call()).isNotNull();
      }
      return times;
    });
  }

  private TieredCache<Long, String> node() {
    return node(threads);
  }

  private TieredCache<Long, String> node(ExecutorService executor) {
    return new TieredCache<>(SPEC, store, source, executor, new SimpleMeterRegistry());
  }

  private static String name(long key) {
    return SPEC.redisKey().apply(key);
  }
}

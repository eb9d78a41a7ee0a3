package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.common.coalesce.CoalesceTimeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TieredCacheTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final int MAX_LOADS = 4;
  private static final CacheSpec<Long, String> SPEC = TextCache.spec("page");

  private final HandTime time = new HandTime();
  private final InMemoryStore store = new InMemoryStore(time);
  private final PausableSource source = new PausableSource();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final TieredCache<Long, String> cache = node(store);

  @AfterEach
  void letGo() {
    source.resume();
    threads.close();
  }

  @Test
  void aThousandCallersOfAMissingKeyCauseOneLoad() throws Exception {
    source.commit(7, "page");
    source.pause();
    var answers = callMany(1_000, 7);
    await().until(() -> meters.get("tulou.cache.coalesced").counter().count() == 999);
    source.resume();

    for (var answer : answers) {
      assertThat(answer.get()).isEqualTo("page");
    }
    assertThat(source.loadedKeys()).containsExactly(7L);
    assertThat(cache.underWay()).isZero();
  }

  @Test
  void aNodeWaitsForTheFillOfAnother() {
    var shared = new FilledOnThirdLook(time, "{7}:page");
    assertThat(node(shared).get(7L, PATIENT)).contains("filled elsewhere");
    assertThat(source.loads()).isZero();
  }

  @Test
  void aLeaseHolderThatNeverFillsIsWaitedForOnlyAWhile() {
    source.commit(7, "page");
    store.tryLease(List.of("{7}:page"), SPEC.policy().lease());

    assertThat(cache.get(7L, PATIENT)).contains("page");
    assertThat(source.loadedKeys()).containsExactly(7L);
    assertThat(store.entry("{7}:page")).isNull();
  }

  @Test
  void manyKeysAreLoadedInOneGoAndEachOnlyOnce() throws Exception {
    LongStream.range(0, 80).forEach(k -> source.commit(k, "page " + k));
    source.pause();
    var low = threads.submit(() -> cache.getAll(keys(0, 50), PATIENT));
    await().until(() -> source.waiting() == 1);
    var high = threads.submit(() -> cache.getAll(keys(30, 80), PATIENT));
    await().until(() -> source.waiting() == 2);
    source.resume();

    assertThat(low.get()).hasSize(50).containsEntry(49L, "page 49");
    assertThat(high.get().keySet()).containsExactlyElementsOf(keys(30, 80));
    assertThat(source.loads()).isEqualTo(2);
    assertThat(source.loadedKeys()).hasSize(80).doesNotHaveDuplicates();
  }

  @Test
  void aFailedLoadReachesAllWhoJoinedAndIsNotRemembered() {
    source.commit(7, "page");
    source.failWith(new IllegalStateException("source is away"));
    source.pause();
    var answers = callMany(20, 7);
    await().until(() -> meters.get("tulou.cache.coalesced").counter().count() == 19);
    source.resume();

    for (var answer : answers) {
      assertThatThrownBy(answer::get).rootCause().hasMessage("source is away");
    }
    source.failWith(null);
    assertThat(cache.get(7L, PATIENT)).contains("page");
    await().until(() -> store.entry("{7}:page") != null);
  }

  @Test
  void aCallerWithLittleTimeDoesNotHurtThePatientOne() throws Exception {
    source.commit(7, "page");
    source.pause();
    var patient = callMany(1, 7).getFirst();
    await().until(() -> source.waiting() == 1);

    assertThatThrownBy(() -> cache.get(7L, Duration.ofMillis(50)))
        .isInstanceOf(CoalesceTimeout.class);
    source.resume();
    assertThat(patient.get()).isEqualTo("page");
    assertThat(source.loads()).isEqualTo(1);
  }

  @Test
  void anAbsentKeyAskedTenThousandTimesInTenSecondsIsLoadedRarelyAndSeenOnceCreated() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(cache.get(404L, PATIENT)).isEmpty();
      time.advance(Duration.ofMillis(1));
      if (i == 0) {
        await().until(() -> store.entry("{404}:page") != null);
      }
    }
    assertThat(source.loads()).isLessThanOrEqualTo(3);

    cache.get(404L, PATIENT);
    write(404, source.commit(404, "born"));
    time.advance(SPEC.policy().negativeAge());
    assertThat(cache.get(404L, PATIENT)).contains("born");
  }

  @Test
  void anEntryPastItsSoftLimitIsServedWhileOneCallerRefreshesIt() {
    warm(7, "old");
    source.commit(7, "new");
    time.advance(SPEC.policy().ttl().soft());
    source.pause();

    for (int i = 0; i < 10; i++) {
      assertThat(cache.get(7L, PATIENT)).contains("old");
      cache.invalidate(7L);
    }
    await().until(() -> source.waiting() == 1);
    source.resume();

    await().until(() -> store.entry("{7}:page").version() == 2);
    cache.invalidate(7L);
    assertThat(cache.get(7L, PATIENT)).contains("new");
    assertThat(source.loads()).isEqualTo(2);
  }

  @Test
  void aRefreshThatFailsLeavesTheOldEntryServed() {
    warm(7, "old");
    time.advance(SPEC.policy().ttl().soft());
    source.failWith(new IllegalStateException("source is away"));

    assertThat(cache.get(7L, PATIENT)).contains("old");
    await().until(() -> meters.get("tulou.cache.refresh.failures").counter().count() == 1);
    cache.invalidate(7L);
    assertThat(cache.get(7L, PATIENT)).contains("old");
  }

  @Test
  void noNearEntryOutlivesItsAgeHoweverOftenItIsTouched() {
    warm(7, "old");
    write(7, source.commit(7, "new"));
    for (int i = 0; i < 10; i++) {
      cache.put(7L, new Versioned<>(0, "older still"));
      assertThat(cache.get(7L, PATIENT)).contains("old");
      time.advance(SPEC.policy().nearAge().dividedBy(10));
    }
    assertThat(cache.get(7L, PATIENT)).contains("new");
  }

  @Test
  void aNewerStateIsTakenAndAnOlderOneIsNot() {
    cache.put(7L, new Versioned<>(5, "five"));
    cache.put(7L, new Versioned<>(4, "four"));
    assertThat(cache.get(7L, PATIENT)).contains("five");
    cache.put(7L, new Versioned<>(6, null));
    assertThat(cache.get(7L, PATIENT)).isEmpty();
    assertThat(source.loads()).isZero();
  }

  @Test
  void aLoadThatBeganBeforeAnInvalidationDoesNotBringTheOldStateBack() throws Exception {
    source.commit(7, "old");
    source.pauseAfterReading();
    var early = callMany(1, 7).getFirst();
    await().until(() -> source.waiting() == 1);

    write(7, source.commit(7, "new"));
    cache.invalidate(7L);
    source.resume();

    assertThat(early.get()).isEqualTo("old");
    assertThat(cache.get(7L, PATIENT)).contains("new");
  }

  @Test
  void aLoadThatLandsAfterANewerStateWasPutGivesWay() throws Exception {
    source.commit(7, "old");
    source.pauseAfterReading();
    var early = callMany(1, 7).getFirst();
    await().until(() -> source.waiting() == 1);

    cache.put(7L, new Versioned<>(9, "put"));
    source.resume();

    assertThat(early.get()).isEqualTo("put");
    assertThat(cache.get(7L, PATIENT)).contains("put");
  }

  @Test
  void withoutTheStoreReadsGoToTheSourceInBoundedNumber() throws Exception {
    LongStream.range(0, 100).forEach(k -> source.commit(k, "page"));
    var alone = node(new BrokenStore(time));
    source.pause();
    var answers = new ArrayList<Future<String>>();
    LongStream.range(0, 100)
        .forEach(k -> answers.add(threads.submit(() -> alone.get(k, PATIENT).orElseThrow())));
    await().until(() -> source.waiting() == MAX_LOADS);
    source.resume();

    for (var answer : answers) {
      assertThat(answer.get()).isEqualTo("page");
    }
    assertThat(source.mostAtOnce()).isLessThanOrEqualTo(MAX_LOADS);
    assertThat(meters.get("tulou.cache.store.failures").counter().count()).isEqualTo(100);
  }

  @Test
  void bytesThatAreNotUnderstoodAreDroppedAndLoadedAnew() {
    source.commit(7, "page");
    store.store("{7}:page", 1, "?".getBytes(UTF_8), SPEC.policy().ttl());

    assertThat(cache.get(7L, PATIENT)).contains("page");
    assertThat(store.entry("{7}:page")).isNull();
  }

  @Test
  void whatIsHeldHereIsBoundedByItsBytes() {
    var page = "x".repeat(10_000);
    int most = (int) (SPEC.policy().nearSize().toBytes() / page.length());
    LongStream.range(0, 4L * most).forEach(k -> source.commit(k, page));

    cache.getAll(keys(0, 4L * most), PATIENT);
    await().untilAsserted(() -> assertThat(cache.held()).isBetween(1L, (long) most));

    LongStream.range(0, 4L * most).forEach(k -> cache.put(k, new Versioned<>(9, page)));
    await().untilAsserted(() -> assertThat(cache.held()).isBetween(1L, (long) most));
  }

  @Test
  void answersAreCountedByTheLevelThatGaveThem() {
    warm(7, "page");
    cache.get(7L, PATIENT);
    node(store).get(7L, PATIENT);

    assertThat(reads("load")).isEqualTo(1);
    assertThat(reads("near")).isEqualTo(1);
    assertThat(reads("redis")).isEqualTo(1);
  }

  private double reads(String level) {
    return meters.get("tulou.cache.reads").tag("level", level).counter().count();
  }

  private void warm(long key, String value) {
    source.commit(key, value);
    assertThat(cache.get(key, PATIENT)).contains(value);
    await().until(() -> store.entry("{" + key + "}:page") != null);
  }

  private void write(long key, Versioned<String> state) {
    var payload = SPEC.codec().encode(state.value());
    store.write(
        List.of(new Write("{" + key + "}:page", state.version(), payload, SPEC.policy().ttl())));
  }

  private TieredCache<Long, String> node(LeasedStore shared) {
    return new TieredCache<>(
        SPEC,
        shared,
        new SourceLoads<>(source, MAX_LOADS, SPEC.policy().loadTimeout()),
        threads,
        new CacheMeters("page", meters),
        time);
  }

  private List<Future<String>> callMany(int callers, long key) {
    var answers = new ArrayList<Future<String>>();
    for (int i = 0; i < callers; i++) {
      answers.add(threads.submit(() -> cache.get(key, PATIENT).orElseThrow()));
    }
    return answers;
  }

  private static List<Long> keys(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }
}

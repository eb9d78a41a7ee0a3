package io.tulou.common.coalesce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GathererTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_WAITING = 1_000;

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Set<Long>> calls = new ConcurrentLinkedQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private volatile boolean isGated;

  @AfterEach
  void letGo() {
    gate.countDown();
    callers.close();
  }

  @Test
  void whoIsAloneIsAnsweredByACallOfTheirOwn() {
    assertThat(gatherer().find(List.of(2L, 3L), PATIENT)).isEqualTo(Map.of(2L, "2"));
    assertThat(calls).containsExactly(Set.of(2L, 3L));
  }

  @Test
  void whatIsAskedWhileACallIsUnderWayGoesTogetherWithTheNext() throws Exception {
    var gatherer = gatherer();
    isGated = true;
    var answers = new ArrayList<Future<Map<Long, String>>>();
    answers.add(callers.submit(() -> gatherer.find(List.of(0L), PATIENT)));
    await().until(() -> calls.size() == 1);
    LongStream.range(1, 250)
        .forEach(key ->
            answers.add(callers.submit(() -> gatherer.find(List.of(key, key + 1), PATIENT))));
    await().until(() -> gatherer.waiting() == 250);
    gate.countDown();

    for (int key = 0; key < 250; key++) {
      long even = key % 2 == 0 ? key : key + 1;
      assertThat(answers.get(key).get()).isEqualTo(Map.of(even, Long.toString(even)));
    }
    assertThat(calls).hasSize(4).allMatch(batch -> batch.size() <= MOST_AT_ONCE);
  }

  @Test
  void aKeyIsNotAnsweredByACallThatBeganBeforeItWasAskedFor() throws Exception {
    var gatherer = gatherer();
    isGated = true;
    var first = callers.submit(() -> gatherer.find(List.of(2L), PATIENT));
    await().until(() -> calls.size() == 1);
    var second = callers.submit(() -> gatherer.find(List.of(2L), PATIENT));
    await().until(() -> gatherer.waiting() == 1);
    gate.countDown();

    assertThat(first.get()).isEqualTo(second.get()).isEqualTo(Map.of(2L, "2"));
    assertThat(calls).hasSize(2);
  }

  @Test
  void callsBeginAtLeastSoFarApartHoweverManyAsk() throws Exception {
    var gatherer = gatherer();
    long begun = System.nanoTime();
    var answers =
        LongStream.range(0, 50)
            .mapToObj(lane -> callers.submit(() -> walk(gatherer, lane)))
            .collect(Collectors.toList());
    for (var answer : answers) {
      answer.get();
    }

    long most = (System.nanoTime() - begun) / EVERY.toNanos() + 1;
    assertThat((long) calls.size()).isBetween(10L, most);
  }

  @Test
  void aFailureReachesThoseOfItsCallAndNobodyElse() {
    var gatherer = gatherer();

    assertThatThrownBy(() -> gatherer.find(List.of(-1L), PATIENT)).hasMessage("no such number");
    assertThat(gatherer.find(List.of(4L), PATIENT)).containsKey(4L);
  }

  @Test
  void tooManyWaitingAreRefusedAndWhoRunsOutOfTimeGivesUp() throws Exception {
    var gatherer = gatherer();
    isGated = true;
    var first = callers.submit(() -> gatherer.find(List.of(0L), PATIENT));
    await().until(() -> calls.size() == 1);
    var many = LongStream.range(0, MOST_WAITING).boxed().toList();
    var rest = callers.submit(() -> gatherer.find(many, Duration.ofMillis(50)));
    await().until(() -> gatherer.waiting() == MOST_WAITING);

    assertThatThrownBy(() -> gatherer.find(List.of(5_000L), PATIENT))
        .isInstanceOf(CoalesceTimeout.class);
    assertThatThrownBy(rest::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CoalesceTimeout.class);
    gate.countDown();
    assertThat(first.get()).containsKey(0L);
  }

  private static Object walk(Gatherer<Long, String> gatherer, long lane) {
    for (long step = 0; step < 10; step++) {
      gatherer.find(List.of(lane * 1_000 + step), PATIENT);
    }
    return lane;
  }

  private Gatherer<Long, String> gatherer() {
    return new Gatherer<>(this::evenOnes, EVERY, MOST_AT_ONCE, MOST_WAITING, PATIENT);
  }

  private Map<Long, String> evenOnes(Set<Long> keys) {
    calls.add(keys);
    if (keys.contains(-1L)) {
      throw new IllegalArgumentException("no such number");
    }
    try {
      if (isGated) {
        gate.await();
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return keys.stream()
        .filter(key -> key % 2 == 0)
        .collect(Collectors.toMap(key -> key, key -> Long.toString(key)));
  }
}

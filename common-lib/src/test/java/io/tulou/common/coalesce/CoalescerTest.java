package io.tulou.common.coalesce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tulou.common.deadline.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CoalescerTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final Coalescer<Long, String> coalescer = new Coalescer<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger loads = new AtomicInteger();

  @AfterEach
  void letGo() {
    gate.countDown();
    callers.close();
  }

  @Test
  void aThousandCallersShareOneLoadAndSurviveTheFirstBeingInterrupted() throws Exception {
    var first = callers.submit(() -> coalescer.load(7L, PATIENT, this::gatedPage));
    await().until(() -> loads.get() == 1);
    var others = joinMany(7L, 999);
    await().until(() -> coalescer.waiting(7L) == 1_000);

    first.cancel(true);
    gate.countDown();

    for (var other : others) {
      assertThat(other.get()).isEqualTo("page");
    }
    assertThat(loads).hasValue(1);
    assertThat(coalescer.underWay()).isZero();
  }

  @Test
  void aWaiterThatRunsOutOfTimeLeavesTheOthersTheirAnswer() throws Exception {
    var patient = callers.submit(() -> coalescer.load(7L, PATIENT, this::gatedPage));
    await().until(() -> loads.get() == 1);

    long start = System.nanoTime();
    assertThatThrownBy(() -> coalescer.load(7L, Duration.ofMillis(50), this::gatedPage))
        .isInstanceOf(CoalesceTimeout.class)
        .hasMessageContaining("7");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    assertThat(coalescer.waiting(7L)).isOne();

    gate.countDown();
    assertThat(patient.get()).isEqualTo("page");
    assertThat(loads).hasValue(1);
  }

  @Test
  void aFailureReachesEveryWaiterAndIsNotRemembered() {
    var starter = callers.submit(() -> coalescer.load(7L, PATIENT, this::gatedFailure));
    await().until(() -> loads.get() == 1);
    var others = joinMany(7L, 50);
    await().until(() -> coalescer.waiting(7L) == 51);
    gate.countDown();

    others.add(starter);
    for (var other : others) {
      assertThatThrownBy(other::get).rootCause().hasMessage("source is away");
    }
    assertThat(coalescer.load(7L, PATIENT, () -> "well again")).isEqualTo("well again");
  }

  @Test
  void aCheckedFailureComesWrappedAndAnUncheckedOneAsItIs() {
    assertThatThrownBy(() ->
            coalescer.load(
                1L,
                PATIENT,
                () -> {
                  throw new IOException("disk");
                }))
        .isInstanceOf(CoalesceFailure.class)
        .hasRootCauseMessage("disk");
    assertThatThrownBy(() ->
            coalescer.load(
                1L,
                PATIENT,
                () -> {
                  throw new IllegalArgumentException("id");
                }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noMoreLoadsFlyThanAllowed() throws Exception {
    var narrow = new Coalescer<Long, String>(1, PATIENT);
    var flying = callers.submit(() -> narrow.load(1L, PATIENT, this::gatedPage));
    await().until(() -> loads.get() == 1);

    assertThatThrownBy(() -> narrow.load(2L, Duration.ofMillis(20), this::gatedPage))
        .isInstanceOf(CoalesceTimeout.class)
        .hasMessageContaining("too many");

    gate.countDown();
    assertThat(flying.get()).isEqualTo("page");
    assertThat(narrow.load(2L, PATIENT, () -> "second")).isEqualTo("second");
  }

  @Test
  void aLoadThatHangsIsReplacedOnceItIsOverdue() {
    var hasty = new Coalescer<Long, String>(8, Duration.ofMillis(50));

    assertThatThrownBy(() -> hasty.load(7L, PATIENT, this::gatedPage))
        .isInstanceOf(CoalesceTimeout.class);
    assertThat(hasty.load(7L, PATIENT, () -> "fresh")).isEqualTo("fresh");
  }

  @Test
  void aMillionRandomCallsLeaveNothingBehind() throws Exception {
    var answered = new LongAdder();
    var tasks = new ArrayList<Future<?>>();
    for (int t = 0; t < 100; t++) {
      var random = new SplittableRandom(t);
      tasks.add(callers.submit(() -> callAtRandom(10_000, random, answered)));
    }
    for (var task : tasks) {
      task.get();
    }

    assertThat(answered.sum()).isEqualTo(1_000_000);
    await().untilAsserted(() -> assertThat(coalescer.underWay()).isZero());
    assertThat(coalescer.waiting(3L)).isZero();
  }

  private void callAtRandom(int calls, SplittableRandom random, LongAdder answered) {
    for (int i = 0; i < calls; i++) {
      long key = random.nextLong(20);
      boolean fails = random.nextInt(10) == 0;
      var wait = random.nextInt(50) == 0 ? Duration.ZERO : PATIENT;
      try {
        var value = coalescer.load(key, wait, () -> fails ? fail() : "v" + key);
        assertThat(value).isEqualTo("v" + key);
      } catch (CoalesceTimeout | IllegalStateException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
      answered.increment();
    }
  }

  private static String fail() {
    throw new IllegalStateException("at random");
  }

  private List<Future<String>> joinMany(long key, int count) {
    var answers = new ArrayList<Future<String>>();
    for (int i = 0; i < count; i++) {
      answers.add(callers.submit(() -> coalescer.load(key, PATIENT, this::gatedPage)));
    }
    return answers;
  }

  private String gatedPage() throws InterruptedException {
    loads.incrementAndGet();
    gate.await();
    return "page";
  }

  private String gatedFailure() throws InterruptedException {
    loads.incrementAndGet();
    gate.await();
    throw new IllegalStateException("source is away");
  }

  @Test
  void aSharedLoadHasTimeOfItsOwnHoweverLittleTheFirstCallerHas() {
    var coalescer = new Coalescer<String, Duration>();

    var left =
        Deadline.in(Duration.ofMillis(300))
            .call(() ->
                coalescer.load(
                    "key", Duration.ofSeconds(5), () -> Deadline.current().orElseThrow().left()));

    assertThat(left).isBetween(Duration.ofSeconds(2), Deadline.SHARED);
  }
}

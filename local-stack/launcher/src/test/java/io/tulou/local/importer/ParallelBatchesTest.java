package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.local.server.ServerFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelBatchesTest {
  private final Set<String> sent = ConcurrentHashMap.newKeySet();

  @Test
  void everyPositionIsInOneBatch() {
    new ParallelBatches(1_000, 3).run(500, 3_000, (_, _) -> {}, this::remember);

    assertThat(sent).containsExactlyInAnyOrder("500-1500", "1500-2500", "2500-3000");
  }

  @Test
  void asManyAsAllowedAreUnderWayAndNoMore() {
    var together = new CyclicBarrier(3);
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();

    new ParallelBatches(1, 3)
        .run(
            0,
            9,
            (_, _) -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              meet(together);
              underWay.decrementAndGet();
            },
            this::remember);

    assertThat(sent).hasSize(9);
    assertThat(most).hasValue(3);
  }

  @Test
  void theFirstFailureEndsTheRun() {
    assertThatThrownBy(() ->
            new ParallelBatches(1, 1)
                .run(0, 1_000_000, (from, _) -> failAt(2, from), this::remember))
        .isInstanceOf(ServerFailure.class)
        .hasMessage("refused");

    assertThat(sent).contains("0-1", "1-2").doesNotContain("2-3").hasSizeLessThan(10);
  }

  @Test
  void evenAnErrorIsNotLost() {
    assertThatThrownBy(() ->
            new ParallelBatches(1, 1)
                .run(
                    0,
                    1,
                    (_, _) -> {
                      throw new OutOfMemoryError("full");
                    },
                    this::remember))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(sent).isEmpty();
  }

  private void remember(int from, int to) {
    sent.add(from + "-" + to);
  }

  private static void failAt(int bad, int from) {
    if (from == bad) {
      throw new ServerFailure("refused");
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

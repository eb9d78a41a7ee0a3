package io.tulou.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  @Test
  void aStallIsFeltByEveryCallThatFallsIntoIt() {
    var one = new Semaphore(1);
    var result =
        OpenLoop.run(
            100,
            1,
            number -> {
              one.acquire();
              try {
                // A single stall of half a second, through which all others have to wait.
                if (number == 10) {
                  new CountDownLatch(1).await(500, java.util.concurrent.TimeUnit.MILLISECONDS);
                }
                return "201";
              } finally {
                one.release();
              }
            });

    assertThat(result.succeeded()).isEqualTo(100);
    // Some fifty calls were due meanwhile; a closed loop would have met the stall once.
    assertThat(result.millis(70)).isGreaterThan(50);
  }

  @Test
  void countsHowCallsEndedAndTakesOnlyTheGoodOnesAsLatencies() {
    var result =
        OpenLoop.run(
            50,
            1,
            number -> {
              if (number % 5 == 0) {
                throw new IllegalStateException("refused");
              }
              return number % 2 == 0 ? "503" : "201";
            });

    assertThat(result.outcomes())
        .containsEntry("IllegalStateException", 10L)
        .containsEntry("503", 20L)
        .containsEntry("201", 20L);
    assertThat(result.succeeded()).isEqualTo(20);
  }
}

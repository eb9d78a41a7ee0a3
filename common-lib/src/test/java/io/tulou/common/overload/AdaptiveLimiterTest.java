package io.tulou.common.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveLimiterTest {
  private double load = 0.2;
  private long nanos;
  private final AdaptiveLimiter limiter =
      new AdaptiveLimiter(new Bounds(4, 100, 0.9), () -> load, () -> nanos);

  @Test
  void whileTheProcessorsHaveTimeEveryClassIsLetInUpToItsShareOfTheMaximum() {
    assertThat(admitted(Criticality.SHEDDABLE, 200)).hasSize(50);
    assertThat(admitted(Criticality.SHEDDABLE_PLUS, 200)).hasSize(25);
    assertThat(admitted(Criticality.CRITICAL, 200)).hasSize(25);
    assertThat(admitted(Criticality.CRITICAL_PLUS, 200)).isEmpty();
  }

  @Test
  void aBusyMachineWorksOnNoMoreThanTwiceWhatKeepsItBusy() {
    serve(50, 20, 5);
    load = 1;

    serve(30, 20, 5);

    assertThat(limiter.limit()).isEqualTo(20);
    var critical = admitted(Criticality.CRITICAL, 100);
    assertThat(critical).hasSize(40);
    assertThat(admitted(Criticality.SHEDDABLE, 10)).isEmpty();
    assertThat(admitted(Criticality.CRITICAL_PLUS, 5)).hasSize(5);
    critical.forEach(Permit::close);
    assertThat(limiter.inFlight()).isEqualTo(5);
  }

  @Test
  void theLeastImportantAreRefusedFirst() {
    serve(50, 20, 5);
    load = 1;
    serve(30, 20, 5);

    assertThat(admitted(Criticality.SHEDDABLE, 100)).hasSize(10);
    assertThat(admitted(Criticality.SHEDDABLE_PLUS, 100)).hasSize(5);
    assertThat(admitted(Criticality.CRITICAL, 100)).hasSize(25);
  }

  @Test
  void theLimitNeverFallsBelowTheMinimum() {
    serve(50, 1, 4);
    load = 1;
    serve(30, 1, 4);

    assertThat(limiter.limit()).isEqualTo(4);
  }

  @Test
  void overloadThatLastsDoesNotOpenTheDoorBecauseEveryAnswerHasBecomeSlow() {
    serve(50, 20, 5);
    load = 1;

    serve(3_000, 80, 5);

    assertThat(limiter.limit()).isEqualTo(20);
  }

  @Test
  void aBurstAfterAPauseIsNotTakenForWhatTheMachineCanDo() {
    serve(50, 20, 5);
    load = 1;
    serve(20, 20, 5);

    for (int i = 0; i < 9; i++) {
      limiter.tick();
    }
    serve(1, 20, 50);

    assertThat(limiter.limit()).isEqualTo(20);
  }

  @Test
  void aPauseRefusesNothingCriticalUpToEightTimesTheMinimum() {
    serve(50, 1, 4);
    load = 1;
    serve(30, 1, 4);

    assertThat(limiter.limit()).isEqualTo(4);
    assertThat(admitted(Criticality.CRITICAL, 100)).hasSize(32);
  }

  @Test
  void withTimeAgainForAllTheDoorIsOpenAgainWithinTwoSeconds() {
    serve(50, 20, 5);
    load = 1;
    serve(30, 20, 5);
    admitted(Criticality.CRITICAL, 100).forEach(Permit::close);
    load = 0.3;

    for (int i = 0; i < 20; i++) {
      limiter.tick();
    }

    assertThat(limiter.limit()).isEqualTo(100);
  }

  @Test
  void slowAnswersOfAnIdleMachineCloseNothing() {
    serve(100, 2000, 5);

    assertThat(limiter.limit()).isEqualTo(100);
  }

  @Test
  void aMachineThatHasServedNothingYetIsNotLimitedByWhatIsNotKnown() {
    load = 1;
    for (int i = 0; i < 30; i++) {
      limiter.tick();
    }

    assertThat(limiter.limit()).isEqualTo(100);
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    var permit = limiter.tryAcquire(Criticality.CRITICAL).orElseThrow();
    permit.close();
    permit.close();

    assertThat(limiter.inFlight()).isZero();
  }

  @Test
  void boundsThatMeanNothingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(0, 10, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(11, 10, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(1, 10, 1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(1, 10, Double.NaN));
  }

  /** Ten at once, {@code rounds} times within each tick; each takes {@code millis}. */
  private void serve(int ticks, long millis, int rounds) {
    for (int tick = 0; tick < ticks; tick++) {
      var served = new ArrayDeque<Permit>();
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < 10; i++) {
          limiter.tryAcquire(Criticality.CRITICAL_PLUS).ifPresent(served::add);
        }
        nanos += millis * 1_000_000;
        served.forEach(Permit::close);
        served.clear();
      }
      limiter.tick();
    }
  }

  private List<Permit> admitted(Criticality criticality, int wanted) {
    var permits = new ArrayList<Permit>();
    for (int i = 0; i < wanted; i++) {
      limiter.tryAcquire(criticality).ifPresent(permits::add);
    }
    return permits;
  }
}

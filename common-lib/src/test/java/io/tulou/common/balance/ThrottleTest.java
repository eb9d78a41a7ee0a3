package io.tulou.common.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final long MILLI = 1_000_000;

  private long now = 42 * MILLI;
  private final Throttle throttle = new Throttle(new Random(11), () -> now);

  @Test
  void aServiceThatAnswersIsCalledAlways() {
    assertThat(calls(5_000, true)).isEqualTo(5_000);
  }

  @Test
  void aServiceThatNeverAnswersIsHardlyCalled() {
    calls(3_000, false);

    assertThat(calls(10_000, false)).isBetween(90, 150);
  }

  @Test
  void aServiceThatIsBackIsCalledAlwaysWithinASecond() {
    calls(5_000, false);

    calls(1_000, true);

    assertThat(calls(1_000, true)).isEqualTo(1_000);
  }

  @Test
  void aFewFailuresChangeNothing() {
    calls(1_000, true);
    calls(8, false);

    assertThat(calls(100, true)).isEqualTo(100);
  }

  @Test
  void whatFailsHalfOfTheTimeIsStillAsked() {
    int made = 0;
    for (int i = 0; i < 2_000; i++) {
      made += calls(1, i % 2 == 0);
    }

    assertThat(made).isGreaterThan(1_800);
  }

  @Test
  void aBurstThatIsNotAnsweredYetIsNotHeldBack() {
    for (int i = 0; i < 500; i++) {
      assertThat(throttle.admits()).isTrue();
    }
  }

  @Test
  void anOutageLongAgoIsForgotten() {
    calls(3_000, false);
    now += 10_000 * MILLI;

    assertThat(calls(10, false)).isEqualTo(10);
  }

  /** One call a millisecond; how many were made. */
  private int calls(int wanted, boolean answered) {
    int made = 0;
    for (int i = 0; i < wanted; i++) {
      now += MILLI;
      if (throttle.admits()) {
        made++;
        if (answered) {
          throttle.answered();
        } else {
          throttle.failed();
        }
      }
    }
    return made;
  }
}

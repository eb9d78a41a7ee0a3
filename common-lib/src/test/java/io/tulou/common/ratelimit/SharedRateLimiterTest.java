package io.tulou.common.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedRateLimiterTest {
  private static final Limit TEN_A_SECOND = new Limit(10, Duration.ofSeconds(1), 40);

  private long now;
  private boolean away;
  private Lease next = new Lease(0, Duration.ofMillis(100));
  private final List<String> asked = new ArrayList<>();
  private int nodes = 2;

  private final SharedRateLimiter limiter =
      new SharedRateLimiter(TEN_A_SECOND, this::take, () -> nodes, 100, () -> now);

  @Test
  void aKeyThatNeedsLittleIsDecidedHere() {
    for (int i = 0; i < 200; i++) {
      assertThat(limiter.tryAcquire("calm " + i % 20)).isInstanceOf(Decision.Admitted.class);
      now += Duration.ofMillis(250).toNanos();
    }

    assertThat(asked).isEmpty();
  }

  @Test
  void aLargerDebtIsToldAndABatchIsGivenOut() {
    next = new Lease(10, Duration.ZERO);
    for (int i = 0; i < 20; i++) {
      assertThat(limiter.tryAcquire("busy")).isInstanceOf(Decision.Admitted.class);
    }

    assertThat(asked).containsExactly("busy owes 10, wants 10");
  }

  @Test
  void whoFindsNothingIsToldWhenToComeBackAndTheStoreIsLeftAlone() {
    for (int i = 0; i < 10; i++) {
      limiter.tryAcquire("greedy");
    }
    for (int i = 0; i < 100; i++) {
      assertThat(limiter.tryAcquire("greedy"))
          .isInstanceOfSatisfying(
              Decision.Refused.class, refused -> assertThat(refused.retryAfter()).isPositive());
    }
    assertThat(asked).hasSize(1);

    now += Duration.ofMillis(101).toNanos();
    next = new Lease(1, Duration.ofMillis(100));
    assertThat(limiter.tryAcquire("greedy")).isInstanceOf(Decision.Admitted.class);
    assertThat(asked).hasSize(2).last().asString().startsWith("greedy owes 0");
  }

  @Test
  void whileTheStoreIsAwayANodeKeepsToItsShare() {
    away = true;
    int atOnce = admitted(1_000);
    int later = 0;
    for (int i = 0; i < 100; i++) {
      now += Duration.ofMillis(100).toNanos();
      later += admitted(10);
    }

    // Half of 40 at once, half of 10 a second for 10 s; a call each second tries the store again.
    assertThat(atOnce).isBetween(20, 22);
    assertThat(later).isBetween(48, 62);
    assertThat(asked.size()).isLessThanOrEqualTo(12);
    assertThat(limiter.isAlone()).isTrue();
  }

  @Test
  void aStoreThatIsBackIsAskedAgain() {
    away = true;
    admitted(100);
    away = false;
    next = new Lease(5, Duration.ZERO);
    now += Duration.ofMillis(1_100).toNanos();

    assertThat(admitted(5)).isEqualTo(5);
    assertThat(limiter.isAlone()).isFalse();
  }

  @Test
  void whatANodeHoldsIsGivenOutWithoutAskingAndNothingBeyondIt() {
    assertThat(held(40)).isEqualTo(10);
    assertThat(asked).isEmpty();

    next = new Lease(8, Duration.ZERO);
    limiter.tryAcquire("key");

    assertThat(held(40)).isEqualTo(7);
    assertThat(asked).containsExactly("key owes 10, wants 10");
  }

  @Test
  void whileSomebodyAsksTheStoreOthersAreToldNoRatherThanKeptWaiting() {
    var said = new AtomicReference<@Nullable Boolean>();
    var limiterUnderTest = new AtomicReference<SharedRateLimiter>();
    var asking =
        new SharedRateLimiter(
            TEN_A_SECOND,
            (_, _, _, _) -> {
              var other = limiterUnderTest.get();
              var thread = Thread.startVirtualThread(() -> said.set(other.takesHeld("key")));
              assertThat(join(thread)).isTrue();
              return new Lease(8, Duration.ZERO);
            },
            () -> nodes,
            100,
            () -> now);
    limiterUnderTest.set(asking);

    for (int i = 0; i < 11; i++) {
      asking.tryAcquire("key");
    }

    assertThat(said.get()).isFalse();
  }

  private static boolean join(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int held(int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += limiter.takesHeld("key") ? 1 : 0;
    }
    return taken;
  }

  private int admitted(int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      admitted += limiter.tryAcquire("key") instanceof Decision.Admitted ? 1 : 0;
    }
    return admitted;
  }

  private Lease take(String key, Limit limit, int owed, int wanted) {
    assertThat(limit).isEqualTo(TEN_A_SECOND);
    asked.add(key + " owes " + owed + ", wants " + wanted);
    if (away) {
      throw new IllegalStateException("away");
    }
    return next;
  }
}

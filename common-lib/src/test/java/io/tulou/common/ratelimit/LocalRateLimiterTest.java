package io.tulou.common.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalRateLimiterTest {
  private final HandTime time = new HandTime();
  private final LocalRateLimiter limiter =
      new LocalRateLimiter(new Limit(10, Duration.ofSeconds(1), 5), 1_000, time);

  @Test
  void admitsTheBurstThenSaysWhenToComeBack() {
    assertThat(admitted("a", 100)).isEqualTo(5);
    assertThat(limiter.tryAcquire("a")).isEqualTo(new Decision.Refused(Duration.ofMillis(100)));
  }

  @Test
  void admitsAgainWhenTheToldTimeHasPassedAndNotBefore() {
    admitted("a", 5);
    time.advance(Duration.ofMillis(99));
    assertThat(limiter.tryAcquire("a")).isInstanceOf(Decision.Refused.class);
    time.advance(Duration.ofMillis(1));
    assertThat(limiter.tryAcquire("a")).isInstanceOf(Decision.Admitted.class);
  }

  @Test
  void overAMinuteNoMoreThanRateAndBurstIsAdmitted() {
    int admitted = 0;
    for (int i = 0; i < 6_000; i++) {
      admitted += admitted("a", 1);
      time.advance(Duration.ofMillis(10));
    }
    assertThat(admitted).isBetween(600, 605);
  }

  @Test
  void keysDoNotShareTokens() {
    assertThat(admitted("a", 10)).isEqualTo(5);
    assertThat(admitted("b", 10)).isEqualTo(5);
  }

  @Test
  void aLimitOfZeroRefusesEverything() {
    var closed = new LocalRateLimiter(new Limit(0, Duration.ofMinutes(1), 1), 10, time);
    assertThat(closed.tryAcquire("a")).isEqualTo(new Decision.Refused(Duration.ofMinutes(1)));
  }

  @Test
  void aLimitThatIsNoneIsRefusedWithItsNumbers() {
    assertThatThrownBy(() -> new Limit(5, Duration.ZERO, 1)).hasMessageContaining("5 per PT0S");
    assertThatThrownBy(() -> new Limit(5, Duration.ofSeconds(1), 0))
        .hasMessageContaining("burst 0");
  }

  private int admitted(String key, int attempts) {
    int admitted = 0;
    for (int i = 0; i < attempts; i++) {
      if (limiter.tryAcquire(key) instanceof Decision.Admitted) {
        admitted++;
      }
    }
    return admitted;
  }

  private static final class HandTime implements TimeMeter {
    private final AtomicLong nanos = new AtomicLong(1);

    void advance(Duration time) {
      nanos.addAndGet(time.toNanos());
    }

    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}

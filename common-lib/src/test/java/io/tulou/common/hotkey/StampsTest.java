package io.tulou.common.hotkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StampsTest {
  private final AtomicLong nanos = new AtomicLong(-50);
  private final Stamps<String> stamps = new Stamps<>(nanos::get);

  @Test
  void everyChangeGivesAnotherStampEvenWhenTheClockStandsStill() {
    var seen = new HashSet<Long>();
    seen.add(stamps.of("a"));

    for (int i = 0; i < 1_000; i++) {
      stamps.change("a");
      seen.add(stamps.of("a"));
    }

    assertThat(seen).hasSize(1_001);
  }

  @Test
  void aChangeOfOneKeyIsNoneOfAnother() {
    long before = stamps.of("b");

    stamps.change("a");

    assertThat(stamps.of("b")).isEqualTo(before);
  }

  @Test
  void aStampIsYoungUntilItsAgeIsReached() {
    nanos.addAndGet(1_000_000);
    stamps.change("a");

    nanos.addAndGet(99_999);
    assertThat(stamps.isYoung("a", Duration.ofNanos(100_000))).isTrue();
    nanos.addAndGet(1);
    assertThat(stamps.isYoung("a", Duration.ofNanos(100_000))).isFalse();
  }
}

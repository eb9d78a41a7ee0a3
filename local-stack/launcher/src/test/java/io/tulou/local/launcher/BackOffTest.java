package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff = new BackOff();

  @Test
  void waitDoublesUpToThirtySeconds() {
    var waits = Stream.generate(() -> backOff.afterLiving(Duration.ofSeconds(3))).limit(7);

    assertThat(waits.map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void healthyMinuteForgivesEarlierEnds() {
    backOff.afterLiving(Duration.ZERO);
    backOff.afterLiving(Duration.ZERO);

    assertThat(backOff.afterLiving(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    assertThat(backOff.afterLiving(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
  }
}

package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HotScoreTest {
  static final HotScore DEFAULT =
      new HotScore(new HotWeights(1.281, 4, 1, Duration.ofSeconds(45_000)));
  private static final Instant CREATED = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void theBoundIsThatOfWilson() {
    assertThat(DEFAULT.wilson(0, 0)).isZero();
    assertThat(DEFAULT.wilson(8, 2)).isCloseTo(0.6017, within(0.0005));
    assertThat(DEFAULT.wilson(800, 200)).isCloseTo(0.7833, within(0.0005));
    assertThat(DEFAULT.wilson(0, 10)).isCloseTo(0, within(1e-9));
  }

  @Test
  void moreLikesRepliesOrYouthRankHigher() {
    long plain = score(5, 5, 0, CREATED);

    assertThat(score(6, 5, 0, CREATED)).isGreaterThan(plain);
    assertThat(score(5, 6, 0, CREATED)).isLessThan(plain);
    assertThat(score(5, 5, 1, CREATED)).isGreaterThan(plain);
    assertThat(score(5, 5, 0, CREATED.plusSeconds(1))).isGreaterThan(plain);
  }

  @Test
  void tenTimesTheRepliesAreWorthHalfADay() {
    assertThat(score(0, 0, 99, CREATED)).isEqualTo(score(0, 0, 9, CREATED.plusSeconds(45_000)));
  }

  @Test
  void theScoreOfOldAndOfBusyCommentsIsExactAsADouble() {
    long oldest = score(0, 0, 0, Instant.parse("1970-01-01T00:00:00Z"));
    long busiest = score(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, CREATED);

    assertThat((long) (double) oldest).isEqualTo(oldest).isNegative();
    assertThat((long) (double) busiest).isEqualTo(busiest).isPositive();
  }

  private static long score(int likes, int dislikes, int replies, Instant at) {
    return DEFAULT.of(likes, dislikes, replies, at);
  }
}

package io.tulou.history.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishedRuleTest {
  private final FinishedRule rule = new FinishedRule(0.95, Duration.ofSeconds(10));

  @ParameterizedTest
  @CsvSource({
    "0, 7200, false",
    "6839, 7200, false",
    "6840, 7200, true",
    "7200, 7200, true",
    "89, 100, false",
    "90, 100, true",
    "0, 8, false",
    "1, 8, true",
    "0, 0, false",
    "100, , false",
  })
  void ninetyFivePercentOrTheLastTenSecondsIsTheEnd(int progress, Integer duration, boolean end) {
    assertThat(rule.isFinished(progress, duration)).isEqualTo(end);
  }
}

package io.tulou.common.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TtlTest {
  @Test
  void entriesFilledTogetherDoNotExpireTogether() {
    var ttl = new Ttl(Duration.ofSeconds(60), Duration.ofSeconds(180), 0.2);
    var bySecond =
        Stream.generate(ttl::draw)
            .limit(10_000)
            .collect(Collectors.groupingBy(d -> d.softMillis() / 1_000, Collectors.counting()));

    assertThat(bySecond.values()).allMatch(expiries -> expiries <= 1_500);
    assertThat(bySecond.keySet()).allMatch(second -> second >= 48 && second <= 72);
  }

  @Test
  void theHardLimitIsNeverBeforeTheSoftOne() {
    var ttl = new Ttl(Duration.ofSeconds(60), Duration.ofSeconds(60), 0.5);
    assertThat(Stream.generate(ttl::draw).limit(1_000))
        .allMatch(drawn -> drawn.hardMillis() >= drawn.softMillis());
  }

  @Test
  void limitsThatDoNotFitAreRefused() {
    var second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Ttl(second.multipliedBy(2), second, 0))
        .hasMessageContaining("PT2S");
    assertThatThrownBy(() -> new Ttl(second, second, 1)).hasMessageContaining("1.0");
  }
}

package io.tulou.feed.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tulou.common.id.IdGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ScheduledIdTest {
  @Test
  void liesAmongThePostsOfItsTime() {
    var now = Instant.parse("2026-11-21T10:00:00Z");
    var later = Instant.parse("2026-12-20T09:30:00.250Z");
    var id = ScheduledId.of(idAt(now), later);
    assertThat(IdGenerator.instantOf(id)).isCloseTo(later, within(10, ChronoUnit.MILLIS));
    assertThat(id)
        .isGreaterThan(idAt(later.minusMillis(20)))
        .isLessThan(idAt(later.plusMillis(20)));
  }

  private static long idAt(Instant time) {
    return new IdGenerator(Clock.fixed(time, ZoneOffset.UTC), () -> 7).next();
  }
}

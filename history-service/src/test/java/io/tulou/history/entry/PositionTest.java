package io.tulou.history.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PositionTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void theHashOfASubjectNeverChangesBecauseRowsAndCursorsHoldIt() {
    assertThat(Position.hash(new SubjectRef("video", "a"))).isEqualTo(5638391547803027592L);
  }

  @Test
  void laterComesFirstAndOneMillisecondIsOrderedByHash() {
    var later = new Position(NOON.plusMillis(1), -5);
    var high = new Position(NOON, 7);
    var low = new Position(NOON, -7);

    assertThat(high.isAfter(later)).isTrue();
    assertThat(low.isAfter(high)).isTrue();
    assertThat(high.isAfter(high)).isFalse();
    assertThat(later.isAfter(Position.START)).isTrue();
    assertThat(high.isAfter(Position.before(NOON))).isTrue();
  }
}

package io.tulou.history.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T11:59:59.123Z, 2026-11-21T11:59:59.123Z",
    "2026-11-21T11:59:59.1239Z, 2026-11-21T11:59:59.123Z",
    "2026-11-21T13:00:00+01:00, 2026-11-21T12:00:00Z",
    "2026-11-21T12:05:00Z, 2026-11-21T12:05:00Z",
    "2026-11-21T12:05:00.001Z, 2026-11-21T12:05:00Z",
    "2099-01-01T00:00:00Z, 2026-11-21T12:05:00Z",
  })
  void aTimeIsTakenUpToFiveMinutesAheadAndLaterIsClamped(String sent, Instant taken) {
    assertThat(entry(new Heartbeat(1, null, null, sent)).watchedAt()).isEqualTo(taken);
  }

  @Test
  void withoutATimeItIsNow() {
    assertThat(entry(new Heartbeat(1, null, null, null)).watchedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "1763726400", "2026-11-21", "1999-12-31T23:59:59Z"})
  void whatIsNoTimeIsRefused(String sent) {
    assertRefused(new Heartbeat(1, null, null, sent), ErrorCode.INVALID_REQUEST);
  }

  @Test
  void progressMustBeThereAndWithinTheDuration() {
    assertRefused(new Heartbeat(null, 10, null, null), ErrorCode.INVALID_REQUEST);
    assertRefused(new Heartbeat(-1, 10, null, null), ErrorCode.INVALID_REQUEST);
    assertRefused(new Heartbeat(11, 10, null, null), ErrorCode.INVALID_REQUEST);
    assertRefused(new Heartbeat(1, 864_001, null, null), ErrorCode.INVALID_REQUEST);
    assertThat(entry(new Heartbeat(864_000, 864_000, null, null)).finished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u200b", "a\u0000b", "\ud800", "\u3164"})
  void aDeviceThatCannotBeReadIsRefused(String device) {
    assertRefused(new Heartbeat(1, null, device, null), ErrorCode.INVALID_TEXT);
  }

  @Test
  void aDeviceIsCountedInCodePoints() {
    var tv = "\ud83d\udcfa";
    assertThat(entry(new Heartbeat(1, null, tv.repeat(64), null)).device())
        .isEqualTo(tv.repeat(64));
    assertRefused(new Heartbeat(1, null, tv.repeat(65), null), ErrorCode.INVALID_TEXT);
  }

  private static void assertRefused(Heartbeat heartbeat, ErrorCode code) {
    assertThatThrownBy(() -> entry(heartbeat))
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static HistoryEntry entry(Heartbeat heartbeat) {
    var rule = new FinishedRule(0.95, Duration.ofSeconds(10));
    return heartbeat.toEntry(new SubjectRef("video", "1"), rule, NOW, NOW.plusSeconds(300));
  }
}

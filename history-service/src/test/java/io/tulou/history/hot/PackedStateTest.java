package io.tulou.history.hot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.SubjectState;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackedStateTest {
  private static final SubjectRef FILM = new SubjectRef("video", "film");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.007Z");

  static Stream<SubjectState> states() {
    var bare = new HistoryEntry(FILM, 0, null, false, null, NOON, NOON.plusMillis(1));
    var full = new HistoryEntry(FILM, 864_000, 864_000, true, "t\u00e9l\u00e9 1|2", NOON, NOON);
    return Stream.of(
        SubjectState.NOTHING,
        SubjectState.deleted(NOON),
        SubjectState.watched(bare),
        new SubjectState(NOON.minusMillis(5), full));
  }

  @ParameterizedTest
  @MethodSource("states")
  void whatIsPackedIsUnpackedTheSame(SubjectState state) {
    assertThat(PackedState.unpack(FILM, PackedState.pack(state, true))).isEqualTo(state);
    assertThat(PackedState.unpack(FILM, PackedState.pack(state, false))).isEqualTo(state);
  }
}

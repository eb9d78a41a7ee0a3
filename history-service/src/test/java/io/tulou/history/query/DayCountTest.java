package io.tulou.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.query.HistoryReader.Newest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayCountTest {
  @Test
  void daysAreThoseOfTheReadersCalendar() {
    var newest = newest("2026-11-21T23:30:00Z", "2026-11-21T22:59:59.999Z", "2026-11-21T09:00:00Z");

    assertThat(DayCount.of(newest, ZoneId.of("Europe/Berlin")))
        .containsExactly(day("2026-11-22", 1), day("2026-11-21", 2));
    assertThat(DayCount.of(newest, ZoneId.of("UTC"))).containsExactly(day("2026-11-21", 3));
    assertThat(DayCount.of(newest, ZoneId.of("America/New_York")))
        .containsExactly(day("2026-11-21", 3));
  }

  @Test
  void aDayIsItsOwnThoughItHasTwentyThreeHours() {
    var newest = newest("2026-03-29T21:59:59Z", "2026-03-28T23:00:00Z", "2026-03-28T22:59:59Z");

    assertThat(DayCount.of(newest, ZoneId.of("Europe/Berlin")))
        .containsExactly(day("2026-03-29", 2), day("2026-03-28", 1));
  }

  @Test
  void aDayThatIsNotWhollyAtHandIsLeftOutUnlessItIsTheOnlyOne() {
    var two = newest("2026-11-21T10:00:00Z", "2026-11-20T10:00:00Z");
    var one = newest("2026-11-20T10:00:00Z");
    var edge = Instant.parse("2026-11-20T09:00:00Z");

    assertThat(DayCount.of(new Newest(two.entries(), edge), ZoneId.of("UTC")))
        .containsExactly(day("2026-11-21", 1));
    assertThat(DayCount.of(new Newest(one.entries(), edge), ZoneId.of("UTC")))
        .containsExactly(day("2026-11-20", 1));
    assertThat(DayCount.of(new Newest(List.of(), null), ZoneId.of("UTC"))).isEmpty();
  }

  private static DayCount day(String date, int count) {
    return new DayCount(LocalDate.parse(date), count);
  }

  private static Newest newest(String... times) {
    var entries =
        Arrays.stream(times)
            .map(Instant::parse)
            .map(time ->
                new HistoryEntry(
                    new SubjectRef("video", "v" + time.toEpochMilli()),
                    1,
                    null,
                    false,
                    null,
                    time,
                    time))
            .toList();
    return new Newest(entries, null);
  }
}

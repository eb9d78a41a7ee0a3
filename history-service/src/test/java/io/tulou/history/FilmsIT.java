package io.tulou.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.GatheringWorker;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.history.HistoryCommand.Watched;
import io.tulou.contract.history.HistoryEntries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Members watch a film, a heartbeat every five seconds, with the write window that holds in
 * production. Only the workers' clock is the test's: it stands still while the log takes the
 * heartbeats of one window, and then is moved to its end. A few members see little of the film in a
 * build; {@code -Dtulou.films.members=2000 -Dtulou.films.seconds=7200} is the whole of it.
 */
@TestPropertySource(properties = "tulou.history.write-window=2m")
@Import(FilmsIT.Time.class)
@DirtiesContext
class FilmsIT extends HistoryPlatform {
  private static final int MEMBERS = Integer.getInteger("tulou.films.members", 200);
  private static final Duration WINDOW = Duration.ofMinutes(2);
  private static final int WINDOWS =
      Integer.getInteger("tulou.films.seconds", 480) / (int) WINDOW.toSeconds();
  private static final int BEAT_SECONDS = 5;
  private static final SubjectRef FILM = new SubjectRef("video", "film");
  private static final AtomicLong NOW = new AtomicLong();

  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    @Primary
    GatheringWorker.Ticker standing() {
      return NOW::get;
    }
  }

  @Autowired private MeterRegistry meters;
  @Autowired private LogWriter log;

  @Test
  void aHeartbeatEveryFiveSecondsCostsATwentiethOfARowWrite() throws Exception {
    long first = newMember() * 10_000;
    long started = System.nanoTime();
    int beats = (int) (WINDOW.toSeconds() / BEAT_SECONDS);
    double rowsBefore = rows("tulou.history.rows.written");
    double takenBefore = rows("tulou.history.applied");
    for (int window = 0; window < WINDOWS; window++) {
      for (int beat = 0; beat < beats; beat++) {
        beat(first, (window * beats + beat) * BEAT_SECONDS);
      }
      double taken = (double) (window + 1) * beats * MEMBERS;
      patiently().until(() -> rows("tulou.history.applied") - takenBefore == taken);
      assertThat(rows("tulou.history.rows.written") - rowsBefore)
          .as("row writes while the window is open")
          .isEqualTo((double) window * MEMBERS);
      NOW.addAndGet(WINDOW.toNanos());
      drain();
    }

    double rows = rows("tulou.history.rows.written") - rowsBefore;
    double perRow = (double) WINDOWS * beats * MEMBERS / rows;
    System.out.printf(
        "films: %d members, %d heartbeats, %.0f row writes: %.1f heartbeats a row write, %.0f s%n",
        MEMBERS, WINDOWS * beats * MEMBERS, rows, perRow, (System.nanoTime() - started) / 1e9);
    assertThat(perRow).isGreaterThanOrEqualTo(20);
    int last = (WINDOWS * beats - 1) * BEAT_SECONDS;
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM history_entry WHERE member_id >= ? AND progress = ?",
                Integer.class,
                first,
                last))
        .isEqualTo(MEMBERS);
  }

  private double rows(String counter) {
    return meters.counter(counter).count();
  }

  private void beat(long first, int second) {
    var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var codec = new MessageCodec<>(HistoryEntries.class);
    var appends =
        LongStream.range(first, first + MEMBERS)
            .mapToObj(member -> {
              var watched = new Watched(FILM, second, 7_200, false, null, at, at);
              return log.append(
                  Topic.HISTORY_ENTRIES,
                  Long.toString(member),
                  codec.encode(HistoryEntries.of(member, List.of(watched))));
            })
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(appends).join();
  }
}

package io.tulou.history.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.common.log.LogUnavailable;
import io.tulou.common.web.ApiException;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.Cleared;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.history.HistoryProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PackerTest {
  private final List<HistoryEntries> appended = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<Void>> acknowledgements = new CopyOnWriteArrayList<>();

  @Test
  void whatArrivesTogetherGoesAsOneRecordForEachMemberInOrder() {
    try (var packer = packer(this::later, Map.of("pack-window", "500ms", "pack-entries", "6"))) {
      for (int i = 0; i < 6; i++) {
        packer.offer(i % 2 + 1, List.of(command(i)));
      }

      await().until(() -> appended.size() == 2);
      assertThat(appended)
          .containsExactly(
              HistoryEntries.of(1, List.of(command(0), command(2), command(4))),
              HistoryEntries.of(2, List.of(command(1), command(3), command(5))));
    }
  }

  @Test
  void nobodyIsAcknowledgedBeforeTheLogHasTakenIt() {
    try (var packer = packer(this::later, Map.of())) {
      var taken = packer.offer(1, List.of(command(0)));
      await().until(() -> acknowledgements.size() == 1);
      assertThat(taken).isNotDone();

      acknowledgements.getFirst().complete(null);

      assertThat(taken).succeedsWithin(Duration.ofSeconds(1));
    }
  }

  @Test
  void aRefusalOfTheLogFailsThoseItConcernsAndNoOthers() {
    try (var packer =
        packer(
            entries ->
                entries.memberId() == 1
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : CompletableFuture.completedFuture(null),
            Map.of())) {
      var other = packer.offer(2, List.of(command(0)));
      assertThatThrownBy(() -> packer.append(1, List.of(command(1))))
          .isInstanceOf(LogUnavailable.class);
      assertThat(other).succeedsWithin(Duration.ofSeconds(1));
    }
  }

  @Test
  void whenTheQueueIsFullNewOnesAreRefused() {
    var blocked = new CountDownLatch(1);
    var packer =
        packer(
            entries -> {
              awaitQuietly(blocked);
              return CompletableFuture.completedFuture(null);
            },
            Map.of("pack-queue", "3", "pack-entries", "1"));
    try {
      assertThatThrownBy(
              () -> IntStream.range(0, 10).forEach(i -> packer.offer(1, List.of(command(i)))))
          .isInstanceOf(ApiException.class);
    } finally {
      blocked.countDown();
      packer.close();
    }
  }

  @Test
  void closingFlushesWhatWaits() {
    var packer = packer(this::now, Map.of("pack-window", "10s"));
    var taken = packer.offer(1, List.of(command(0)));

    packer.close();

    assertThat(taken).isCompleted();
    assertThatThrownBy(() -> packer.offer(1, List.of(command(1)))).isInstanceOf(ApiException.class);
  }

  private CompletableFuture<?> later(HistoryEntries entries) {
    appended.add(entries);
    var acknowledgement = new CompletableFuture<Void>();
    acknowledgements.add(acknowledgement);
    return acknowledgement;
  }

  private CompletableFuture<?> now(HistoryEntries entries) {
    appended.add(entries);
    return CompletableFuture.completedFuture(null);
  }

  private static Packer packer(Packer.Log log, Map<String, String> settings) {
    var binder = new Binder(new MapConfigurationPropertySource(settings));
    var properties = binder.bindOrCreate("", HistoryProperties.class);
    return new Packer(log, properties, new SimpleMeterRegistry());
  }

  private static HistoryCommand command(int number) {
    return new Cleared(Instant.ofEpochMilli(1_000 + number));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

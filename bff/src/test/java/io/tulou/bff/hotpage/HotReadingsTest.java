package io.tulou.bff.hotpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.hotpage.HotReadings.Reading;
import io.tulou.bff.hotpage.HotReadings.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HotReadingsTest {
  private static final String PAGE = "/v1/subjects/video/1/comments";

  private final List<Runnable> alarms = new ArrayList<>();
  private final AtomicInteger wentOn = new AtomicInteger();
  private final HotReadings readings =
      new HotReadings(Runnable::run, (_, task) -> alarms.add(task));

  @Test
  void oneOfThoseWhoAskBringsThePageAndTheOthersGoOnWhenItIsThere() {
    var reading = brings(1);
    assertThat(turn(1)).isInstanceOf(Turn.Waits.class);
    assertThat(turn(1)).isInstanceOf(Turn.Waits.class);
    assertThat(wentOn).hasValue(0);

    reading.end();
    assertThat(wentOn).hasValue(2);
    reading.end();
    alarms.forEach(Runnable::run);
    assertThat(wentOn).hasValue(2);

    brings(1);
  }

  @Test
  void whoAsksAfterAChangeDoesNotWaitForAReadingThatBeganBeforeIt() {
    var old = brings(1);
    var next = brings(2);
    turn(2);

    old.end();
    assertThat(wentOn).hasValue(0);
    assertThat(turn(2)).isInstanceOf(Turn.Waits.class);

    next.end();
    assertThat(wentOn).hasValue(2);
  }

  @Test
  void nobodyWaitsLongerForAReadingThatHangs() {
    brings(1);
    turn(1);

    alarms.forEach(Runnable::run);

    assertThat(wentOn).hasValue(1);
    brings(1);
  }

  @Test
  void whoeverIsTooManyPassesAndPlacesAreGivenBack() {
    var reading = brings(1);
    for (int i = 0; i < HotReadings.MOST_WAITING; i++) {
      assertThat(turn(1)).isInstanceOf(Turn.Waits.class);
    }
    assertThat(turn(1)).isInstanceOf(Turn.Passes.class);

    reading.end();
    assertThat(wentOn).hasValue(HotReadings.MOST_WAITING);
    brings(1);
    assertThat(turn(1)).isInstanceOf(Turn.Waits.class);
  }

  @Test
  void whoeverWaitsGoesOnThoughThePoolTakesNoMore() {
    var stopping =
        new HotReadings(
            _ -> {
              throw new RejectedExecutionException();
            },
            (_, task) -> alarms.add(task));
    var brings = (Turn.Brings) stopping.turn(PAGE, 1, wentOn::incrementAndGet);
    stopping.turn(PAGE, 1, wentOn::incrementAndGet);

    brings.reading().end();

    assertThat(wentOn).hasValue(1);
  }

  @Test
  void everybodyGoesOnOnceHoweverTurnsAndEndsFallTogether() throws InterruptedException {
    int callers = 8;
    int rounds = 20_000;
    var brought = new AtomicInteger();
    var passed = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var shared = new HotReadings(Runnable::run, (_, _) -> {});
      for (int caller = 0; caller < callers; caller++) {
        threads.execute(() -> {
          for (int round = 0; round < rounds; round++) {
            switch (shared.turn(PAGE, round / 100, wentOn::incrementAndGet)) {
              case Turn.Brings(var reading) -> {
                brought.incrementAndGet();
                reading.end();
              }
              case Turn.Waits() -> {}
              case Turn.Passes() -> passed.incrementAndGet();
            }
          }
        });
      }
    }
    assertThat(wentOn.get() + brought.get() + passed.get()).isEqualTo(callers * rounds);
    assertThat(brought).hasPositiveValue();
  }

  private Turn turn(long stamp) {
    return readings.turn(PAGE, stamp, wentOn::incrementAndGet);
  }

  private Reading brings(long stamp) {
    var turn = turn(stamp);
    assertThat(turn).isInstanceOf(Turn.Brings.class);
    return ((Turn.Brings) turn).reading();
  }
}

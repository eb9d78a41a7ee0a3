package io.tulou.common.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdGeneratorTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int PER_THREAD = 5_000;

  private final HandClock clock = new HandClock();
  private final IdGenerator generator = new IdGenerator(clock, () -> 5);

  @Test
  void fourNodesOfFourThreadsNeverGiveAnIdTwice() throws Exception {
    var tasks = new ArrayList<Future<long[]>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 4; n++) {
        int node = n;
        var shared = new IdGenerator(Clock.systemUTC(), () -> node);
        for (int t = 0; t < 4; t++) {
          tasks.add(threads.submit(() -> take(shared, PER_THREAD)));
        }
      }
    }

    var all = new long[16 * PER_THREAD];
    int filled = 0;
    for (var task : tasks) {
      long[] ids = task.get();
      assertStrictlyIncreasing(ids);
      System.arraycopy(ids, 0, all, filled, ids.length);
      filled += ids.length;
    }
    assertThat(Arrays.stream(all).distinct().count()).isEqualTo(all.length);
    assertThat(Arrays.stream(all).max().orElseThrow()).isLessThan(1L << 53);
  }

  @Test
  void anIdTellsItsTimeToTenMilliseconds() {
    assertThat(IdGenerator.instantOf(generator.next())).isEqualTo(START);
    clock.advance(Duration.ofMillis(1_239));
    assertThat(IdGenerator.instantOf(generator.next())).isEqualTo(START.plusMillis(1_230));
  }

  @Test
  void aClockThatGoesBackTwoSecondsMakesNoIdTwice() {
    var before = take(generator, 300);
    clock.advance(Duration.ofSeconds(-2));
    var after = take(generator, 300);
    clock.advance(Duration.ofSeconds(3));
    var later = take(generator, 300);

    assertStrictlyIncreasing(before);
    assertThat(after[0]).isGreaterThan(before[299]);
    assertStrictlyIncreasing(after);
    assertThat(later[0]).isGreaterThan(after[299]);
  }

  @Test
  void aClockThatGoesBackFartherStopsTheGeneratorUntilItHasCaughtUp() {
    long last = generator.next();
    clock.advance(Duration.ofMillis(-2_010));
    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("went back by 2010 ms");

    clock.advance(Duration.ofMillis(20));
    assertThat(generator.next()).isGreaterThan(last);
  }

  @Test
  void aSecondOfIdsCanBeBorrowedAndNoMore() {
    assertStrictlyIncreasing(take(generator, 101 * 128));
    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("used up");

    clock.advance(Duration.ofMillis(10));
    assertThat(IdGenerator.instantOf(generator.next())).isEqualTo(START.plusMillis(1_010));
  }

  @Test
  void anotherNodeNumberInTheSameTickStillMakesABiggerId() {
    var node = new AtomicInteger(200);
    var moving = new IdGenerator(clock, node::get);
    long before = moving.next();
    node.set(3);
    assertThat(moving.next()).isGreaterThan(before);
  }

  @Test
  void aLostLeaseStopsIds() {
    var orphan =
        new IdGenerator(
            clock,
            () -> {
              throw new NodeLeaseLost("gone");
            });
    assertThatThrownBy(orphan::next).isInstanceOf(NodeLeaseLost.class);
    assertThatThrownBy(() -> new IdGenerator(clock, () -> 256).next())
        .hasMessageContaining("out of range: 256");
  }

  private static long[] take(IdGenerator ids, int count) {
    var taken = new long[count];
    Arrays.setAll(taken, _ -> ids.next());
    return taken;
  }

  private static void assertStrictlyIncreasing(long[] ids) {
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] <= ids[i - 1]) {
        throw new AssertionError("id " + ids[i] + " came after " + ids[i - 1]);
      }
    }
  }

  private static final class HandClock extends Clock {
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    void advance(Duration time) {
      now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

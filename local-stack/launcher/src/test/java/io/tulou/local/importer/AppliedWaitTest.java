package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppliedWaitTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final StringWriter printed = new StringWriter();

  @Test
  void endsWhenEveryPartitionIsApplied() throws InterruptedException {
    var log = new FakeLog(Map.of(0, 10L, 1, 5L, 2, 0L));
    log.applied.addAll(List.of(Map.of(0, 2L), Map.of(0, 10L), Map.of(0, 12L, 1, 5L)));

    var outcome = waitFor(log, LONG);

    assertThat(outcome.isApplied()).isTrue();
    assertThat(log.applied).isEmpty();
    assertThat(printed.toString()).contains("applied", "13/13", "100 %");
  }

  @Test
  void survivesThatKafkaCannotSayForAWhile() throws InterruptedException {
    var log = new FakeLog(Map.of(0, 10L));
    log.failures = 3;
    log.applied.addAll(List.of(Map.of(0, 10L)));

    assertThat(waitFor(log, LONG).isApplied()).isTrue();
  }

  @Test
  void saysHowMuchIsLeftWhenTheTimeIsOver() throws InterruptedException {
    var log = new FakeLog(Map.of(0, 10L));
    log.applied.add(Map.of(0, 3L));

    var outcome = waitFor(log, Duration.ofMillis(20));

    assertThat(outcome.isApplied()).isFalse();
    assertThat(outcome.left()).hasValue(7);
  }

  @Test
  void doesNotTakeSilenceForTheEnd() throws InterruptedException {
    var log = new FakeLog(Map.of(0, 10L));
    log.failures = Integer.MAX_VALUE;

    var outcome = waitFor(log, Duration.ofMillis(20));

    assertThat(outcome.isApplied()).isFalse();
    assertThat(outcome.left()).isEmpty();
  }

  private AppliedWait.Outcome waitFor(LogPositions log, Duration bound)
      throws InterruptedException {
    var display = new ProgressDisplay(new PrintWriter(printed), false, System::nanoTime);
    return new AppliedWait(log, display, Duration.ofMillis(1)).await(bound);
  }

  /** Gives its answers one after the other, the last one for ever. */
  private static final class FakeLog implements LogPositions {
    private final Map<Integer, Long> ends;
    private final Deque<Map<Integer, Long>> applied = new ArrayDeque<>();
    private Map<Integer, Long> last = Map.of();
    private int failures;

    FakeLog(Map<Integer, Long> ends) {
      this.ends = ends;
    }

    @Override
    public Map<Integer, Long> ends() {
      failSometimes();
      return ends;
    }

    @Override
    public Map<Integer, Long> applied() {
      failSometimes();
      if (!applied.isEmpty()) {
        last = applied.pop();
      }
      return last;
    }

    private void failSometimes() {
      if (failures > 0) {
        failures--;
        throw new PositionsUnknown(new IllegalStateException("away"));
      }
    }

    @Override
    public void close() {}
  }
}

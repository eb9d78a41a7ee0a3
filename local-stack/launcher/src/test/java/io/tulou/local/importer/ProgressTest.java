package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter printed = new StringWriter();
  private final AtomicLong now = new AtomicLong();

  @Test
  void aLineSaysCountsRateAndTimeLeft() {
    var line = new ProgressLine("appended", 1_500, 4_500, 500, Duration.ofSeconds(2));

    assertThat(line.text(false)).isEqualTo("  appended   1,500/4,500   33 %  500/s  ETA 6.0 s");
    assertThat(line.text(true))
        .isEqualTo("  appended   [########................] 1,500/4,500   33 %  500/s  ETA 6.0 s");
  }

  @Test
  void theEndAndTheUnknownAreSaidPlainly() {
    assertThat(new ProgressLine("follows", 0, 5, 0, Duration.ofSeconds(3)).text(false))
        .endsWith("0 %  0/s  ETA ?");
    assertThat(new ProgressLine("follows", 9, 9, 0, Duration.ofSeconds(90)).text(true))
        .isEqualTo("  follows    [########################] 9/9  100 %  0/s  in 1 min 30 s");
    assertThat(new ProgressLine("follows", 0, 0, 0, Duration.ZERO).text(false)).contains("100 %");
  }

  @Test
  void elsewhereThanOnATerminalALineComesEveryTwoSeconds() {
    var phase = display(false).begin("follows", 100, 0);

    for (int done = 1; done <= 100; done++) {
      now.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
      phase.advance(1);
    }
    phase.end();

    assertThat(printed.toString().lines()).hasSize(3).allMatch(line -> line.contains("20/s"));
    assertThat(printed.toString()).contains("40/100", "80/100", "100/100").doesNotContain("\r");
  }

  @Test
  void onATerminalOneLineIsDrawnOver() {
    var phase = display(true).begin("follows", 2, 0);

    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    phase.reach(1);
    phase.end();

    assertThat(printed.toString().split("\r", -1)).hasSize(3);
    assertThat(printed.toString().lines().filter(line -> !line.isEmpty())).isNotEmpty();
    assertThat(printed.toString()).endsWith(System.lineSeparator());
  }

  private ProgressDisplay display(boolean terminal) {
    return new ProgressDisplay(new PrintWriter(printed), terminal, now::get);
  }
}

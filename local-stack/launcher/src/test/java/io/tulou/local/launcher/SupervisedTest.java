package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tulou.local.server.ManagedProcess;
import io.tulou.local.server.ProcessSpec;
import io.tulou.local.server.ServerFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
  @TempDir Path data;

  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final Supervised supervised = new Supervised("sleeper", this::sleep, new Notes());

  @AfterEach
  void close() {
    supervised.close();
  }

  @Test
  void crashIsReportedAndFollowedByANewStart() {
    var first = supervised.start();
    supervised.supervise();

    first.kill();

    await().atMost(Duration.ofSeconds(20)).until(() -> supervised.current().isAlive());
    assertThat(supervised.current().pid()).isNotEqualTo(first.pid());
    await().until(() -> notes.contains("sleeper runs again"));
    assertThat(notes.getFirst()).startsWith("sleeper ended with status 137").contains("tired");
  }

  @Test
  void whatWasReleasedStaysAway() {
    var first = supervised.start();
    supervised.supervise();
    supervised.release();

    first.kill();

    await().during(Duration.ofMillis(1500)).until(() -> !supervised.current().isAlive());
    assertThat(notes).isEmpty();
  }

  @Test
  void nothingStartsAfterTheEnd() {
    supervised.start();
    supervised.close();

    assertThat(supervised.current().isAlive()).isFalse();
    assertThatThrownBy(supervised::start).isInstanceOf(ServerFailure.class);
  }

  private ManagedProcess sleep() {
    var process =
        ManagedProcess.start(
            new ProcessSpec(
                "sleeper",
                List.of("/bin/sh", "-c", "echo tired; exec sleep 60"),
                Map.of(),
                data,
                data,
                Duration.ofSeconds(1)));
    await().until(() -> process.lastLines(1).equals(List.of("tired")));
    return process;
  }

  private final class Notes implements Progress {
    @Override
    public void done(String step) {}

    @Override
    public void note(String message) {
      notes.add(message);
    }
  }
}

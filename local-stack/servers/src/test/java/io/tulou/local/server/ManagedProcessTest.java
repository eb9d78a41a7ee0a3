package io.tulou.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ManagedProcessTest {
  @TempDir Path data;

  @Test
  void stopKillsAProcessThatDoesNotListen() {
    var process = start("deaf", "trap '' TERM; echo deaf; while :; do sleep 0.05; done");
    await().until(() -> process.lastLines(1).equals(List.of("deaf")));

    process.stop();

    assertThat(process.isAlive()).isFalse();
    assertThat(PidFiles.in(data)).isEmpty();
  }

  @Test
  void leftoverOfAKilledOwnerIsEnded() {
    var process = start("left", "exec sleep 60");

    assertThat(ManagedProcess.stopLeftovers(data)).isEqualTo(1);

    assertThat(process.isAlive()).isFalse();
    assertThat(ManagedProcess.stopLeftovers(data)).isZero();
  }

  @Test
  void exitStatusAndLogAreKept() {
    var process = start("short", "echo one; echo two >&2; exit 3");

    assertThat(process.onExit().orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(3);
    assertThat(process.lastLines(5)).containsExactly("one", "two");
  }

  @Test
  void nextRunKeepsTheLogOfTheRunBefore() {
    start("twice", "echo first").onExit().join();
    start("twice", "echo second").onExit().join();

    assertThat(data.resolve("logs/twice.log")).hasContent("second");
    assertThat(data.resolve("logs/twice.log.1")).hasContent("first");
  }

  @Test
  void programThatIsNotThereIsAFailure() throws Exception {
    var blocked = Files.createFile(data.resolve("file"));
    var spec =
        new ProcessSpec("x", List.of("true"), Map.of(), blocked, data, Duration.ofSeconds(1));

    assertThatThrownBy(() -> ManagedProcess.start(spec)).isInstanceOf(ServerFailure.class);
  }

  private ManagedProcess start(String name, String script) {
    return ManagedProcess.start(
        new ProcessSpec(
            name, List.of("/bin/sh", "-c", script), Map.of(), data, data, Duration.ofMillis(300)));
  }
}

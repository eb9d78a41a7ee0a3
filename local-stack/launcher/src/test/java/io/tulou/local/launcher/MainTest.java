package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.local.server.ProcessIdentity;
import io.tulou.local.server.StackHome;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path root;

  private final StringWriter printed = new StringWriter();

  @Test
  void withoutCommandListsAllCommands() {
    assertThat(run()).isZero();
    assertThat(printed()).contains("up", "down", "status", "logs", "reset", "test");
  }

  @Test
  void unknownCommandIsRefused() {
    assertThat(run("fly")).isEqualTo(2);
  }

  @Test
  void statusSaysThatNothingRuns() {
    assertThat(run("status")).isEqualTo(3);
    assertThat(printed()).isEqualTo("Tulou is not running\n");
  }

  @Test
  void downIsFineWhenNothingRuns() {
    assertThat(run("down")).isZero();
    assertThat(printed()).isEqualTo("Nothing was running\n");
  }

  @Test
  void logsOfWhatIsNotThereNamesWhatIs() throws Exception {
    var logs = Files.createDirectories(root.resolve(".tulou/services/logs"));
    Files.writeString(logs.resolve("bff.log"), "hello\n");

    assertThat(run("logs", "../secrets")).isEqualTo(1);
    assertThat(printed()).isEqualTo("No log of ../secrets; there are bff\n");
    assertThat(run("logs", "bff")).isZero();
    assertThat(printed()).endsWith("hello\n");
  }

  @Test
  void resetAsksFirstAndDeletesEverything() throws Exception {
    Files.createDirectories(root.resolve(".tulou/data"));
    Files.writeString(root.resolve(".tulou/data/file"), "x");

    assertThat(runAnswering("\n", "reset")).isEqualTo(1);
    assertThat(root.resolve(".tulou/data/file")).exists();
    assertThat(runAnswering("y\n", "reset")).isZero();
    assertThat(root.resolve(".tulou")).doesNotExist();
    assertThat(run("reset", "--yes")).isZero();
  }

  @Test
  void runThatDiedIsNotTakenForRunning() throws Exception {
    var folder = TulouFolder.of(root);
    var self = ProcessIdentity.of(ProcessHandle.current());
    var url = URI.create("http://127.0.0.1:1");
    new RunningPlatform(self, url, 5, null, null, true).write(folder);
    assertThat(RunningPlatform.find(folder)).map(RunningPlatform::portShift).contains(5);
    assertThat(RunningPlatform.require(root)).isEqualTo(url);

    var dead = new ProcessIdentity(self.pid(), self.started().minus(Duration.ofHours(1)));
    new RunningPlatform(dead, url, 5, null, null, true).write(folder);
    assertThat(RunningPlatform.find(folder)).isEmpty();
  }

  private int run(String... args) {
    return runAnswering("", args);
  }

  private int runAnswering(String answer, String... args) {
    var in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    var out = new PrintWriter(printed, true);
    return Main.run(new StackHome(root), new Terminal(out, out, in), args);
  }

  private String printed() {
    return printed.toString();
  }
}

package io.tulou.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessIdentityTest {
  @TempDir Path folder;

  private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

  @Test
  void isFoundAgainFromItsFile() throws Exception {
    var file = folder.resolve("pids/self.pid");

    self.write(file);

    assertThat(ProcessIdentity.read(file).flatMap(ProcessIdentity::find))
        .contains(ProcessHandle.current());
  }

  @Test
  void isNotTheProcessThatLaterGotItsNumber() {
    var earlier = new ProcessIdentity(self.pid(), self.started().minus(Duration.ofMinutes(1)));

    assertThat(earlier.isAlive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "twelve 13", "12 thirteen"})
  void fileThatHoldsSomethingElseNamesNobody(String content) throws Exception {
    var file = Files.writeString(folder.resolve("x.pid"), content);

    assertThat(ProcessIdentity.read(file)).isEmpty();
  }

  @Test
  void absentFileNamesNobody() {
    assertThat(ProcessIdentity.read(folder.resolve("none"))).isEmpty();
  }
}

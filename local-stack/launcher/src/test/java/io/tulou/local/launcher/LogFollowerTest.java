package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
  @TempDir Path folder;

  @Test
  void showsWhatIsAddedAndBeginsAgainWithANewLog() throws Exception {
    var log = Files.writeString(folder.resolve("x.log"), "old line\n");
    var follower = new LogFollower(log, Files.size(log));

    assertThat(follower.added()).isEmpty();
    Files.writeString(log, "more\n", StandardOpenOption.APPEND);
    assertThat(follower.added()).isEqualTo("more\n");
    Files.writeString(log, "new\n");
    assertThat(follower.added()).isEqualTo("new\n");
    Files.delete(log);
    assertThat(follower.added()).isEmpty();
  }
}

package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.local.importer.ImportState.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStateTest {
  private Path folder = Path.of("");
  private Path file = Path.of("");
  private StateFile stateFile = new StateFile(file);

  @BeforeEach
  void writeInput(@TempDir Path empty) throws IOException {
    folder = empty;
    file = Files.writeString(folder.resolve("beer.jsonl"), "{}\n");
    stateFile = StateFile.of(folder, new Source("beer"));
  }

  @Test
  void anInterruptedImportGoesOnWhereItsStateWasWritten() throws IOException {
    var job = Job.of(file, "a");

    try (var checkpoints = Checkpoints.start(stateFile, job, false)) {
      checkpoints.acked().acknowledge(0, 17);
    }

    assertThat(stateFile.path()).isEqualTo(folder.resolve("import/beer.json"));
    assertThat(stateFile.load()).contains(new ImportState(job, 17, false));
    assertThat(resumedAt(job, false)).isEqualTo(17);
    assertThat(resumedAt(job, true)).isZero();
  }

  @Test
  void aFinishedImportStartsOver() throws IOException {
    var job = Job.of(file, "a");

    try (var checkpoints = Checkpoints.start(stateFile, job, false)) {
      checkpoints.acked().acknowledge(0, 17);
      checkpoints.finish();
    }

    assertThat(stateFile.load()).contains(new ImportState(job, 17, true));
    assertThat(resumedAt(job, false)).isZero();
  }

  @Test
  void anotherFileOrOtherSettingsStartOver() throws IOException {
    var state = new ImportState(Job.of(file, "a"), 17, false);

    assertThat(state.resumeAt(Job.of(file, "b"))).isZero();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertThat(state.resumeAt(Job.of(file, "a"))).isZero();
  }

  @Test
  void aStateThatCannotBeReadIsNone() throws IOException {
    Files.createDirectories(folder.resolve("import"));
    Files.writeString(stateFile.path(), "{\"job\":");

    assertThat(stateFile.load()).isEmpty();
  }

  @Test
  void thePrefixGrowsOverAcknowledgementsInAnyOrder() {
    var seed = System.nanoTime();
    var positions = new ArrayList<>(IntStream.range(5, 1_000).boxed().toList());
    Collections.shuffle(positions, new Random(seed));
    var acked = new AckedPrefix(5);

    positions.stream().filter(position -> position != 500).forEach(acked::acknowledge);

    assertThat(acked.length()).as("seed %d", seed).isEqualTo(500);
    acked.acknowledge(500);
    assertThat(acked.length()).as("seed %d", seed).isEqualTo(1_000);
  }

  private long resumedAt(Job job, boolean restart) {
    try (var checkpoints = Checkpoints.start(stateFile, job, restart)) {
      return checkpoints.acked().length();
    }
  }
}

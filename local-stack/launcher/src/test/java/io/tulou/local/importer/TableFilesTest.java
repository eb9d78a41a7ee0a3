package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.local.importer.Votes.Skipped;
import io.tulou.local.importer.Votes.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
  private final BadLines bad = new BadLines();
  private final StringWriter printed = new StringWriter();
  private Path file = Path.of("");

  @BeforeEach
  void nameFile(@TempDir Path folder) {
    file = folder.resolve("table.tsv");
  }

  @Test
  void upAndDownVotesAreReactionsAndTheRestIsSkippedByReason() throws IOException {
    Files.writeString(
        file,
        """
        1\t2\t2014-01-21
        4\t2\t2014-01-21
        4\t2\t2014-01-22
        4\t3\t2014-01-22
        4\t1\t2014-01-22
        99\t3\t2014-01-22

        9\t16\t2014-01-22
        """);

    var votes = Votes.read(file, bad);

    assertThat(votes.on(4)).isEqualTo(new Tally(2, 1));
    assertThat(votes.on(5)).isEqualTo(Tally.NONE);
    assertThat(votes.skipped(Set.of(1L), Set.of(4L))).isEqualTo(new Skipped(1, 1, 2));
    assertThat(bad.count()).isZero();
  }

  @Test
  void withoutFilesThereAreNeitherVotesNorNames() {
    assertThat(Votes.read(file, bad).skipped(Set.of(), Set.of()).total()).isZero();
    assertThat(Users.read(file, bad).named()).isEmpty();
  }

  @Test
  void theFirstFiveBadLinesAreShownWithTheirReasons() throws IOException {
    Files.writeString(file, "1\t2\n" + "x\t2\n".repeat(6) + "7\n");

    Votes.read(file, bad);
    bad.print(new PrintWriter(printed, true));

    assertThat(printed.toString().lines())
        .hasSize(6)
        .startsWith(
            "7 lines could not be imported; the first:",
            "  table.tsv:2: post id must be a number, is 'x'")
        .endsWith("  table.tsv:6: post id must be a number, is 'x'");
  }

  @Test
  void everybodyWhoWroteHasAName() throws IOException {
    Files.writeString(file, "2\tKasra\n7\t Tom \u0007 \n8\t\n9\t" + "n".repeat(100) + "\nno tab\n");

    var users = Users.read(file, bad);
    users.wrote(2);
    users.wrote(8);
    users.wrote(0);

    assertThat(users.named()).isEqualTo(Map.of(2L, "Kasra", 7L, "Tom", 9L, "n".repeat(80)));
    assertThat(users.unnamed()).isEqualTo(Map.of(8L, "user 8", 0L, "deleted user"));
    assertThat(bad.count()).isEqualTo(1);
  }
}

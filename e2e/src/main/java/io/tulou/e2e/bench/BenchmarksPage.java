package io.tulou.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/benchmarks.md}: a section for each benchmark, replaced when that is run again. */
final class BenchmarksPage {
  private static final String HEAD =
      """
      # Benchmarks
      `./tulou bench [NAME]` runs them; each section was written by its run. Ratios against a limit that was
      measured in the same run travel between machines, seconds do not.
      """;

  private final Path root;
  private final Machine machine;

  BenchmarksPage(Path root, Machine machine) {
    this.root = root;
    this.machine = machine;
  }

  void put(Section section) throws IOException {
    var docs = root.resolve("docs");
    var file = docs.resolve("benchmarks.md");
    var text = Files.exists(file) ? Files.readString(file) : HEAD;
    Files.writeString(file, with(text, section.name(), signed(section)));
    var plot = docs.resolve("benchmarks").resolve(section.name() + ".svg");
    Files.createDirectories(plot.getParent());
    Files.writeString(plot, section.plot().svg());
  }

  private String signed(Section section) {
    return section.markdown()
        + "\n\n%s, commit %s; %s.\n"
            .formatted(machine.date(), machine.commit(), machine.description());
  }

  /** The page with this section in place of the one before, or at its end. */
  static String with(String page, String name, String section) {
    var begin = "<!-- bench " + name + " -->\n";
    var end = "<!-- end " + name + " -->\n";
    var whole = begin + section + end;
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    return from < 0 || to < from
        ? page.stripTrailing() + "\n\n" + whole
        : page.substring(0, from) + whole + page.substring(to + end.length());
  }
}

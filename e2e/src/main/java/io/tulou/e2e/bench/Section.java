package io.tulou.e2e.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a benchmark found.
 *
 * @param name the file of the plot, and how the section is found again
 * @param about what was measured and how, a paragraph
 * @param table rows of cells, the first of them the header
 * @param plot the picture beside it
 */
record Section(String name, String title, String about, List<List<String>> table, Plot plot) {
  Section {
    table = List.copyOf(table);
  }

  String markdown() {
    var lines = new ArrayList<String>();
    lines.add("## " + title);
    lines.add(about);
    lines.add("");
    for (int i = 0; i < table.size(); i++) {
      lines.add("| " + String.join(" | ", table.get(i)) + " |");
      if (i == 0) {
        lines.add("|" + "---|".repeat(table.getFirst().size()));
      }
    }
    lines.add("");
    lines.add("![%s](benchmarks/%s.svg)".formatted(plot.title(), name));
    return String.join("\n", lines);
  }
}

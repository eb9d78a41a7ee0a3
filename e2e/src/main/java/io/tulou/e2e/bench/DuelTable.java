package io.tulou.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a {@link Duel} found, one row for each target, with its ratio to the limit beside it. */
final class DuelTable {
  private static final List<String> HEADER =
      List.of("", "CPU µs", "against", "ratio", "goal", "a second", "ms, p50", "ms, p99");

  private final List<List<String>> rows = new ArrayList<>(List.of(HEADER));

  /** A target that others are measured by. */
  void limit(Duel duel, String name) {
    row(duel, name, "", "", "");
  }

  /** A target by another of the same rounds. */
  void row(Duel duel, String name, String limit, String goal) {
    row(duel, name, limit, number("%.2f", duel.ratio(name, limit)), goal);
  }

  /** A target by a limit that was put together. */
  void row(Duel duel, String name, String limit, double limitMicros, String goal) {
    double ratio = duel.median(name, Rounds.Figure::cpuMicros) / limitMicros;
    row(duel, name, limit, number("%.2f", ratio), goal);
  }

  List<List<String>> rows() {
    return List.copyOf(rows);
  }

  private void row(Duel duel, String name, String limit, String ratio, String goal) {
    rows.add(
        List.of(
            name,
            number("%.1f", duel.median(name, Rounds.Figure::cpuMicros)),
            limit,
            ratio,
            goal,
            number("%,.0f", duel.median(name, Rounds.Figure::rate)),
            number("%.2f", duel.median(name, Rounds.Figure::p50)),
            number("%.2f", duel.median(name, Rounds.Figure::p99))));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

package io.tulou.history.query;

import io.tulou.history.query.HistoryReader.Newest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/** How many subjects were last watched on one day of the reader's calendar. */
record DayCount(LocalDate date, int count) {
  /**
   * The days of the newest entries, latest first. A day of which not all entries are at hand is
   * left out, unless it is the only one.
   */
  static List<DayCount> of(Newest newest, ZoneId zone) {
    var counts = new TreeMap<LocalDate, Integer>();
    for (var entry : newest.entries()) {
      counts.merge(LocalDate.ofInstant(entry.watchedAt(), zone), 1, Integer::sum);
    }
    var edge = newest.edge();
    if (edge != null && counts.size() > 1) {
      counts.remove(LocalDate.ofInstant(edge, zone));
    }
    return counts.descendingMap().entrySet().stream()
        .map(day -> new DayCount(day.getKey(), day.getValue()))
        .toList();
  }
}

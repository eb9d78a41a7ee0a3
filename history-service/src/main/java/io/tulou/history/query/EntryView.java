package io.tulou.history.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.request.Times;
import org.jspecify.annotations.Nullable;

/** An entry as the public contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
    SubjectRef subject,
    int progress,
    @Nullable Integer duration,
    boolean finished,
    @Nullable String device,
    String watchedAt,
    @Nullable Boolean behind) {
  static EntryView of(HistoryEntry entry) {
    return of(entry, false);
  }

  /**
   * One entry by itself.
   *
   * @param isBehind a later one may have been acknowledged
   */
  static EntryView of(HistoryEntry entry, boolean isBehind) {
    return new EntryView(
        entry.subject(),
        entry.progress(),
        entry.duration(),
        entry.finished(),
        entry.device(),
        Times.write(entry.watchedAt()),
        isBehind ? true : null);
  }
}

package io.tulou.history.query;

import io.tulou.common.web.CursorKey;
import io.tulou.history.OnApi;
import io.tulou.history.entry.Position;
import io.tulou.history.query.QueryController.HistoryPage;
import io.tulou.history.request.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts a history into pages; a cursor is good for one member's list of one type. */
@Component
@OnApi
class HistoryPages {
  private static final int NUMBERS = 2;

  private final HistoryReader reader;
  private final CursorKey cursors;

  HistoryPages(HistoryReader reader, CursorKey cursors) {
    this.reader = reader;
    this.cursors = cursors;
  }

  HistoryPage page(
      long memberId,
      @Nullable String type,
      @Nullable String cursor,
      int limit,
      @Nullable String zoneName) {
    var zone = zoneName == null ? null : Times.zone("tz", zoneName);
    var scope = "history|" + memberId + "|" + (type == null ? "*" : type);
    var after = cursor == null ? Position.START : open(scope, cursor);
    var found = reader.list(memberId, type, after, limit + 1);
    var items = found.entries().stream().limit(limit).toList();
    var next = found.entries().size() > limit ? seal(scope, items.getLast().position()) : null;
    List<DayCount> days =
        zone == null || cursor != null ? null : DayCount.of(reader.newest(memberId, type), zone);
    return new HistoryPage(
        items.stream().map(EntryView::of).toList(), next, days, found.isBehind() ? true : null);
  }

  private String seal(String scope, Position position) {
    return cursors.seal(scope, position.watchedAt().toEpochMilli(), position.subjectHash());
  }

  private Position open(String scope, String cursor) {
    var numbers = cursors.open(scope, cursor, NUMBERS);
    return new Position(Instant.ofEpochMilli(numbers[0]), numbers[1]);
  }
}

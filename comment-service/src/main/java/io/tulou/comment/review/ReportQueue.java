package io.tulou.comment.review;

import io.tulou.comment.request.PageLimit;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.http.ModerationPage;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What members reported and no moderator has looked at since, most reported first. From the
 * database: whether somebody has looked is its to know.
 */
@Component
public class ReportQueue {
  private static final int MOST_COUNTED = 1_000;

  private final QueueMapper mapper;
  private final ReviewItems items;
  private final ReportSummaries summaries;
  private final CursorKey cursors;

  ReportQueue(QueueMapper mapper, ReviewItems items, ReportSummaries summaries, CursorKey cursors) {
    this.mapper = mapper;
    this.items = items;
    this.summaries = summaries;
    this.cursors = cursors;
  }

  /** A page of it; {@code total} counts to 1,000. */
  public ModerationPage page(int limit, @Nullable String cursor, Caller caller) {
    caller.memberWithPartOf(Visibility.MODERATE);
    var types = caller.partsOf(Visibility.MODERATE);
    var scope = "reports|" + new TreeSet<>(types);
    int size = PageLimit.of(limit);
    var after =
        cursor == null
            ? new long[] {Integer.MAX_VALUE, Long.MAX_VALUE}
            : cursors.open(scope, cursor, 2);
    var rows = mapper.reported(types, after[0], after[1], size + 1);
    var shown = rows.subList(0, Math.min(size, rows.size()));
    var ids = shown.stream().map(QueueMapper.QueueRow::commentId).toList();
    var reports = summaries.of(ids);
    return new ModerationPage(
        items.all(ids).stream().map(item -> item.with(reports.get(item.comment().id()))).toList(),
        rows.size() > size
            ? cursors.seal(scope, shown.getLast().reportCount(), shown.getLast().commentId())
            : null,
        mapper.reported(types, Integer.MAX_VALUE, Long.MAX_VALUE, MOST_COUNTED).size(),
        Map.of(),
        false);
  }
}

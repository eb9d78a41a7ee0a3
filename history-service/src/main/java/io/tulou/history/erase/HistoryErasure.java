package io.tulou.history.erase;

import io.tulou.contract.history.HistoryCommand.Cleared;
import io.tulou.history.OnApi;
import io.tulou.history.append.Packer;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.store.HistoryTables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Clears a whole history, through the log as the member could: whatever is under way is older than
 * that and does not come back.
 */
@Component
@OnApi
class HistoryErasure {
  private final Packer packer;
  private final HotHistory hot;
  private final HistoryTables tables;
  private final Clock clock;

  HistoryErasure(Packer packer, HotHistory hot, HistoryTables tables, Clock clock) {
    this.packer = packer;
    this.hot = hot;
    this.tables = tables;
    this.clock = clock;
  }

  void clear(long memberId) {
    var now = clock.instant();
    packer.append(memberId, List.of(new Cleared(now)));
    hot.join(memberId, MemberMarks.cleared(now), Map.of());
  }

  /** Rows, and entries at hand that are not written yet. */
  long left(long memberId) {
    return tables.count(memberId) + hot.read(memberId).entries().size();
  }
}

package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.RecentWriteRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When members last wrote beneath one subject and what, and how a batch changes that. */
final class RecentWrites {
  private final Map<Long, RecentWriteRow> present = new HashMap<>();
  private final Map<Long, RecentWriteRow> changed = new LinkedHashMap<>();

  void enter(RecentWriteRow loaded) {
    present.put(loaded.memberId(), loaded);
  }

  @Nullable RecentWriteRow find(long memberId) {
    return present.get(memberId);
  }

  void put(RecentWriteRow row) {
    present.put(row.memberId(), row);
    changed.put(row.memberId(), row);
  }

  Collection<RecentWriteRow> changed() {
    return changed.values();
  }
}

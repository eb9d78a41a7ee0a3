package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.ReactionRow;
import io.tulou.contract.comment.ReactionKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members' reactions beneath one subject, and which of them a batch changes. */
final class Reactions {
  private final Map<ReactionRow.Key, ReactionKind> present = new HashMap<>();
  private final Map<ReactionRow.Key, Optional<ReactionRow>> changes = new LinkedHashMap<>();

  void enter(ReactionRow loaded) {
    present.put(loaded.key(), loaded.kind());
  }

  @Nullable ReactionKind find(ReactionRow.Key key) {
    return present.get(key);
  }

  void put(ReactionRow row) {
    present.put(row.key(), row.kind());
    changes.put(row.key(), Optional.of(row));
  }

  void takeBack(ReactionRow.Key key) {
    present.remove(key);
    changes.put(key, Optional.empty());
  }

  /** The last word on each reaction; empty takes it back. */
  Map<ReactionRow.Key, Optional<ReactionRow>> changes() {
    return changes;
  }
}

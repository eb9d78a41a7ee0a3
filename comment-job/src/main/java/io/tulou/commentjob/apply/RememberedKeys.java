package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.IdempotencyRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which comment came under which key beneath one subject, and what a batch adds to it. */
final class RememberedKeys {
  private final Map<IdempotencyRow.Key, IdempotencyRow> known = new HashMap<>();
  private final List<IdempotencyRow> added = new ArrayList<>();

  void enter(IdempotencyRow loaded) {
    known.put(loaded.key(), loaded);
  }

  @Nullable IdempotencyRow find(IdempotencyRow.Key key) {
    return known.get(key);
  }

  void add(IdempotencyRow row) {
    known.put(row.key(), row);
    added.add(row);
  }

  List<IdempotencyRow> added() {
    return added;
  }

  /** Ids of the comments that came under the keys known here. */
  List<Long> comments() {
    return known.values().stream().map(IdempotencyRow::commentId).toList();
  }
}

package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.ContentRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts beneath one subject: those a batch adds, and those it may put others in place of. */
final class Contents {
  private final Map<Long, ContentRow> present = new HashMap<>();
  private final Map<Long, ContentRow> added = new LinkedHashMap<>();
  private final Map<Long, ContentRow> changed = new LinkedHashMap<>();

  void enter(ContentRow loaded) {
    present.putIfAbsent(loaded.commentId(), loaded);
  }

  /** The text of a comment that was named to have it loaded, or is new. */
  ContentRow get(long commentId) {
    var row = present.get(commentId);
    if (row == null) {
      throw new IllegalStateException("the text of " + commentId + " is not loaded");
    }
    return row;
  }

  void add(ContentRow row) {
    present.put(row.commentId(), row);
    added.put(row.commentId(), row);
  }

  void change(ContentRow row) {
    present.put(row.commentId(), row);
    (added.containsKey(row.commentId()) ? added : changed).put(row.commentId(), row);
  }

  Collection<ContentRow> added() {
    return added.values();
  }

  Collection<ContentRow> changed() {
    return changed.values();
  }
}

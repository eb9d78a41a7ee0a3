package io.tulou.commentjob.apply;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A root's preview, its best three visible replies, worked out from the former one and from what
 * changed where that is enough.
 */
final class Previews {
  static final int SIZE = 3;

  private Previews() {}

  /**
   * The preview after a batch; empty if only a look at all replies can tell.
   *
   * @param changed replies that are new or whose state or likes changed
   */
  static Optional<List<Long>> after(
      SubjectBook book, CommentEntry root, Set<CommentEntry> changed) {
    var before = root.preview();
    var known = new LinkedHashSet<CommentEntry>();
    for (var id : before) {
      var entry = book.comment(id);
      if (entry != null) {
        known.add(entry);
      }
    }
    if (known.size() < before.size()) {
      return changed.stream().allMatch(Previews::ranksLast)
          ? Optional.of(appended(before, changed))
          : Optional.empty();
    }
    // A full preview leaves others out; if one in it sank, one of those may rise above it.
    if (before.size() == SIZE && known.stream().anyMatch(CommentEntry::hasWorsened)) {
      return Optional.empty();
    }
    known.addAll(changed);
    return Optional.of(best(known, CommentEntry.BEST_FIRST));
  }

  /** New, so of the highest floor, and liked by nobody: behind all that were there before. */
  private static boolean ranksLast(CommentEntry reply) {
    return reply.isNew() && reply.likes() == 0;
  }

  private static List<Long> appended(List<Long> before, Set<CommentEntry> fresh) {
    var all = new LinkedHashSet<>(before);
    all.addAll(best(fresh, Comparator.comparingInt(CommentEntry::floor)));
    return all.stream().limit(SIZE).toList();
  }

  private static List<Long> best(Set<CommentEntry> replies, Comparator<CommentEntry> order) {
    return replies.stream()
        .filter(CommentEntry::isVisible)
        .sorted(order)
        .limit(SIZE)
        .map(CommentEntry::id)
        .toList();
  }
}

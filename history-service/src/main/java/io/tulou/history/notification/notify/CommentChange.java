package io.tulou.history.notification.notify;

import io.tulou.contract.notification.NotificationKind;
import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.KnownComment;
import io.tulou.history.notification.store.Standing;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a comment.
 *
 * @param before null where it was not known
 * @param parent what it answers; null for a root, or where that is not known
 * @param at when the log took it
 */
record CommentChange(
    @Nullable KnownComment before, KnownComment now, @Nullable KnownComment parent, Instant at) {
  long commentId() {
    return now.commentId();
  }

  /** Whether anybody may have to hear of it. */
  boolean isTelling() {
    return before == null ? now.isVisible() || mayBeDecided() : !before.tellsLike(now);
  }

  private boolean mayBeDecided() {
    return Decisions.between(null, now).isPresent();
  }

  Standing standing() {
    return now.isVisible() ? Standing.SHOWN : Standing.HIDDEN;
  }

  GroupKey toAuthor(NotificationKind kind) {
    return new GroupKey(now.authorId(), kind, commentId());
  }

  /** Who should hear of it, and as what; nobody of what is one's own. */
  Set<GroupKey> wanted() {
    var wanted = new LinkedHashSet<GroupKey>();
    long answered = parent == null ? 0 : parent.authorId();
    if (answered != 0 && answered != now.authorId()) {
      wanted.add(new GroupKey(answered, NotificationKind.REPLY, commentId()));
    }
    for (long mentioned : now.mentionedIds()) {
      if (mentioned != answered && mentioned != now.authorId()) {
        wanted.add(new GroupKey(mentioned, NotificationKind.MENTION, commentId()));
      }
    }
    return wanted;
  }

  /** Whether a group about this comment should not be shown any more. */
  boolean isUnwanted(GroupKey group) {
    return group.kind() == NotificationKind.MENTION
        && (!now.isVisible() || !now.mentionedIds().contains(group.memberId()));
  }
}

package io.tulou.bff.live;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a comment's new state means to those who look on. An event is a state, so what
 * changed follows from the state seen before; of the latest 30,000 comments that is remembered. Of
 * others, those older than the window are taken to have been seen, since what is new in the window
 * would be remembered. For one thread.
 */
final class Sightings {
  private static final int MOST = 30_000;

  private final Duration window;
  private final Map<Long, Seen> seen = new LinkedHashMap<>(1_024, 0.75f, true);

  Sightings(Duration window) {
    this.window = window;
  }

  void forget() {
    seen.clear();
  }

  /** What it means; empty when it means nothing to anybody who is not a moderator. */
  Optional<Happening> of(CommentSnapshot comment, Instant now) {
    var before = seen.get(comment.commentId());
    if (before != null && before.version() >= comment.version()) {
      return Optional.empty();
    }
    boolean isShown = comment.state() == CommentState.VISIBLE;
    remember(comment.commentId(), new Seen(comment.version(), isShown));
    if (isShown) {
      return Optional.of(wasShown(before, comment, now) ? counted(comment) : shown(comment));
    }
    boolean isGone =
        switch (comment.state()) {
          case REMOVED, DELETED -> wasShown(before, comment, now);
          // That something waits for review may not be told, unless it was there to be seen.
          default -> before != null && before.isShown();
        };
    return isGone
        ? Optional.of(new Happening.Gone(comment.subject(), comment.commentId()))
        : Optional.empty();
  }

  private boolean wasShown(@Nullable Seen before, CommentSnapshot comment, Instant now) {
    return before == null ? comment.createdAt().isBefore(now.minus(window)) : before.isShown();
  }

  private void remember(long id, Seen now) {
    seen.put(id, now);
    if (seen.size() > MOST) {
      seen.remove(seen.keySet().iterator().next());
    }
  }

  private static Happening shown(CommentSnapshot comment) {
    return new Happening.Shown(
        comment.subject(),
        comment.commentId(),
        comment.rootId(),
        comment.parentId(),
        comment.floor(),
        Tally.of(comment),
        comment.createdAt());
  }

  private static Happening counted(CommentSnapshot comment) {
    return new Happening.Counted(comment.subject(), comment.commentId(), Tally.of(comment));
  }

  private record Seen(long version, boolean isShown) {}
}

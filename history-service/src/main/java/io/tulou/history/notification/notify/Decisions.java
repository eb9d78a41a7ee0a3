package io.tulou.history.notification.notify;

import static io.tulou.contract.comment.CommentState.PENDING;
import static io.tulou.contract.comment.CommentState.REMOVED;

import io.tulou.contract.notification.NotificationDecision;
import io.tulou.history.notification.store.KnownComment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells from two states of a comment what a moderator has decided between them. */
final class Decisions {
  private Decisions() {}

  /**
   * The decision that matters most to the author; empty if there was none.
   *
   * @param before null for a comment that was not known
   */
  static Optional<NotificationDecision> between(@Nullable KnownComment before, KnownComment now) {
    if (now.state() == REMOVED) {
      return before != null && before.state() == REMOVED
          ? Optional.empty()
          : Optional.of(NotificationDecision.REMOVED);
    }
    if (!now.isVisible()) {
      return Optional.empty();
    }
    if (now.featured() && (before == null || !before.featured())) {
      return Optional.of(NotificationDecision.FEATURED);
    }
    if (before != null && before.state() == REMOVED) {
      return Optional.of(NotificationDecision.RESTORED);
    }
    return before != null && before.state() == PENDING
        ? Optional.of(NotificationDecision.APPROVED)
        : Optional.empty();
  }
}

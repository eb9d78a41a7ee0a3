package io.tulou.comment.command;

import io.tulou.comment.hotpage.HotPages;
import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.store.SubjectStore;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import org.springframework.stereotype.Component;

/**
 * Brings what the log says to the near caches. Older states than those held are passed over there,
 * so order and repetition do not matter.
 */
@Component
class LogEars {
  private final CommentStore comments;
  private final SubjectStore subjects;
  private final CommentLocator locations;
  private final OwnWrites ownWrites;
  private final HotPages hotPages;
  private final PendingOutcomes pending;

  LogEars(
      CommentStore comments,
      SubjectStore subjects,
      CommentLocator locations,
      OwnWrites ownWrites,
      HotPages hotPages,
      PendingOutcomes pending) {
    this.comments = comments;
    this.subjects = subjects;
    this.locations = locations;
    this.ownWrites = ownWrites;
    this.hotPages = hotPages;
    this.pending = pending;
  }

  void onEvent(CommentEvent event) {
    switch (event) {
      case CommentEvent.CommentChanged changed -> {
        hear(changed.comment());
        ownWrites.hear(changed.comment());
      }
      case CommentEvent.SubjectChanged changed -> hear(changed.subject());
    }
  }

  /** The caches first: who is woken must read what was applied. */
  void onOutcome(CommandOutcome outcome) {
    if (!outcome.replyTo().equals(pending.node())) {
      return;
    }
    if (outcome instanceof CommandOutcome.Applied applied) {
      hear(applied.subject());
      if (applied.comment() != null) {
        hear(applied.comment());
      }
    }
    pending.complete(outcome);
  }

  private void hear(CommentSnapshot comment) {
    locations.hear(CommentKey.of(comment));
    comments.hear(comment);
    hotPages.forget(comment.subject());
  }

  private void hear(SubjectSnapshot subject) {
    subjects.hear(subject);
    hotPages.forget(subject.subject());
  }
}

package io.tulou.comment.thread;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.view.Edits;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.page.CommentEntry;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows authors their own edits that are not applied yet. Asks only where they wrote something. */
@Component
class OwnEdits {
  private final OwnWrites ownWrites;

  OwnEdits(OwnWrites ownWrites) {
    this.ownWrites = ownWrites;
  }

  /** How the caller left those of them that it wrote, by id. */
  Map<Long, CommentSnapshot> among(
      SubjectRef subject, Collection<CommentEntry> comments, Caller caller) {
    if (!caller.isMember()
        || comments.stream().noneMatch(each -> each.authorId() == caller.memberId())) {
      return Map.of();
    }
    return ownWrites.list(subject, caller.memberId()).stream()
        .collect(toMap(CommentSnapshot::commentId, identity()));
  }

  /** The comment as the caller is to see it. */
  CommentSnapshot over(CommentSnapshot comment, Caller caller) {
    return Visibility.isAuthor(comment, caller)
        ? ownWrites
            .find(caller.memberId(), comment.commentId())
            .map(own -> Edits.latest(comment, own))
            .orElse(comment)
        : comment;
  }
}

package io.tulou.comment.thread;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.view.Edits;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows authors their own edits that are not applied yet. Asks only where they wrote something. */
@Component
class OwnEdits {
  private final OwnWrites ownWrites;

  OwnEdits(OwnWrites ownWrites) {
    this.ownWrites = ownWrites;
  }

  /** Comments of one subject as the caller is to see them, in the same order. */
  <K> Map<K, CommentSnapshot> over(
      SubjectRef subject, Map<K, CommentSnapshot> comments, Caller caller) {
    if (comments.values().stream().noneMatch(each -> Visibility.isAuthor(each, caller))) {
      return comments;
    }
    var own =
        ownWrites.list(subject, caller.memberId()).stream()
            .collect(toMap(CommentSnapshot::commentId, identity()));
    var seen = new LinkedHashMap<K, CommentSnapshot>();
    comments.forEach((key, comment) -> {
      var written = own.get(comment.commentId());
      seen.put(key, written == null ? comment : Edits.latest(comment, written));
    });
    return seen;
  }

  CommentSnapshot over(CommentSnapshot comment, Caller caller) {
    return Visibility.isAuthor(comment, caller)
        ? ownWrites
            .find(caller.memberId(), comment.commentId())
            .map(own -> Edits.latest(comment, own))
            .orElse(comment)
        : comment;
  }
}

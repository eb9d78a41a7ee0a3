package io.tulou.comment.thread;

import io.tulou.contract.http.CommentView;
import io.tulou.page.CommentEntry;
import io.tulou.page.CommentFragment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comment of a page in the form that its reader sees.
 *
 * @param isApplied what is not has no reactions
 * @param authorId 0 in a tombstone
 * @param replies the preview under a root of a list, at most 3; null elsewhere
 */
public record PageItem(
    CommentFragment fragment,
    long id,
    boolean isApplied,
    long authorId,
    int replyCount,
    @Nullable List<PageItem> replies) {
  /** What everybody sees, without being read any further. */
  static PageItem of(CommentEntry entry, @Nullable List<PageItem> replies) {
    return new PageItem(
        entry.fragment(),
        entry.commentId(),
        entry.floor() != 0,
        entry.authorId(),
        entry.replyCount(),
        replies);
  }

  static PageItem of(CommentView view, @Nullable List<PageItem> replies) {
    return new PageItem(
        CommentFragment.of(view),
        view.id(),
        view.floor() != null,
        view.authorId() == null ? 0 : view.authorId(),
        view.replyCount(),
        replies);
  }

  /** The same with another preview of replies, of so many. */
  PageItem withReplies(int count, List<PageItem> preview) {
    return new PageItem(fragment, id, isApplied, authorId, count, preview);
  }

  /** Itself and what is shown under it. */
  Stream<PageItem> all() {
    return replies == null ? Stream.of(this) : Stream.concat(Stream.of(this), replies.stream());
  }
}

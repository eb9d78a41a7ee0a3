package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.CommentRow;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ReactionKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One comment while a batch is decided: how it was, and what became of it so far. */
final class CommentEntry {
  /** Best liked, then earliest: the order of a root's preview. */
  static final Comparator<CommentEntry> BEST_FIRST =
      Comparator.comparingInt(CommentEntry::likes).reversed().thenComparingInt(CommentEntry::floor);

  private final CommentRow before;
  private final boolean isNew;
  private CommentState state;
  private boolean pinned;
  private boolean featured;
  private int likes;
  private int dislikes;
  private int replies;
  private int reports;
  private int nextFloor;
  private List<Long> preview;
  private @Nullable Instant editedAt;
  private long version;

  private CommentEntry(CommentRow before, boolean isNew) {
    this.before = before;
    this.isNew = isNew;
    this.state = before.state();
    this.pinned = before.pinned();
    this.featured = before.featured();
    this.likes = before.likeCount();
    this.dislikes = before.dislikeCount();
    this.replies = before.replyCount();
    this.reports = before.reportCount();
    this.nextFloor = before.nextFloor();
    this.preview = before.previewIds();
    this.editedAt = before.editedAt();
    this.version = before.version();
  }

  static CommentEntry loaded(CommentRow row) {
    return new CommentEntry(row, false);
  }

  static CommentEntry fresh(CommentRow row) {
    return new CommentEntry(row, true);
  }

  long id() {
    return before.commentId();
  }

  /** The root it hangs under; its own id for a root. */
  long threadId() {
    return isRoot() ? id() : before.rootId();
  }

  long rootId() {
    return before.rootId();
  }

  long parentId() {
    return before.parentId();
  }

  boolean isRoot() {
    return before.isRoot();
  }

  boolean isNew() {
    return isNew;
  }

  boolean isVisible() {
    return state == CommentState.VISIBLE;
  }

  /** Whether the member may think so: who is shadowed takes its comments for published. */
  boolean looksVisibleTo(long memberId) {
    return isVisible() || (state == CommentState.SHADOWED && memberId == authorId());
  }

  CommentState state() {
    return state;
  }

  boolean isPinned() {
    return pinned;
  }

  boolean isFeatured() {
    return featured;
  }

  long authorId() {
    return before.authorId();
  }

  int floor() {
    return before.floor();
  }

  int likes() {
    return likes;
  }

  long version() {
    return version;
  }

  List<Long> preview() {
    return preview;
  }

  Instant createdAt() {
    return before.createdAt();
  }

  /** Readers see another text. */
  void edit(Instant at) {
    editedAt = at;
    version++;
  }

  /** Its author and moderators see another text. */
  void propose() {
    version++;
  }

  void become(CommentState next) {
    state = next;
    version++;
  }

  void pin(boolean wanted) {
    pinned = wanted;
    version++;
  }

  void feature(boolean wanted) {
    featured = wanted;
    version++;
  }

  /** One member's reaction gives way to another; null is none. */
  void react(@Nullable ReactionKind from, @Nullable ReactionKind to) {
    count(from, -1);
    count(to, 1);
    version++;
  }

  private void count(@Nullable ReactionKind kind, int by) {
    if (kind == ReactionKind.LIKE) {
      likes += by;
    } else if (kind == ReactionKind.DISLIKE) {
      dislikes += by;
    }
  }

  int takeReplyFloor() {
    return nextFloor++;
  }

  void countVisibleReplies(int by) {
    replies += by;
    version++;
  }

  int reports() {
    return reports;
  }

  /** Only moderators may know of it, so the version stays. */
  void countReport() {
    reports++;
  }

  void preview(List<Long> replyIds) {
    if (!replyIds.equals(preview)) {
      preview = replyIds;
      version++;
    }
  }

  /** No longer where it stood in its root's preview when the batch began. */
  boolean hasWorsened() {
    return !isVisible() || likes < before.likeCount();
  }

  boolean hasChanged() {
    return isNew
        || version != before.version()
        || nextFloor != before.nextFloor()
        || reports != before.reportCount();
  }

  CommentRow row(HotScore hot) {
    return new CommentRow(
        before.subjectId(),
        id(),
        before.rootId(),
        before.parentId(),
        floor(),
        authorId(),
        state,
        isListed(),
        pinned,
        featured,
        likes,
        dislikes,
        replies,
        reports,
        nextFloor,
        hot.of(likes, dislikes, replies, before.createdAt()),
        CommentRow.previewOf(preview),
        before.createdAt(),
        editedAt,
        version);
  }

  private boolean isListed() {
    return switch (state) {
      case VISIBLE -> true;
      case REMOVED, DELETED -> replies > 0;
      case PENDING, SHADOWED -> false;
    };
  }
}

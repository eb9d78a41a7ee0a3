package io.tulou.bff.live;

import io.tulou.contract.SubjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of a stream carry. */
final class LiveJson {
  private LiveJson() {}

  /** Event {@code comment}: it can be seen from now on, with its counts and the subject's. */
  record Comment(
      SubjectRef subject,
      String id,
      @Nullable String rootId,
      @Nullable String parentId,
      int floor,
      int likeCount,
      int dislikeCount,
      int replyCount,
      Instant createdAt,
      long version,
      Counts counts) {
    static Comment of(Happening.Shown shown, Counts counts) {
      var tally = shown.tally();
      return new Comment(
          shown.subject(),
          Long.toString(shown.id()),
          id(shown.rootId()),
          id(shown.parentId()),
          shown.floor(),
          tally.likes(),
          tally.dislikes(),
          tally.replies(),
          shown.createdAt(),
          tally.version(),
          counts);
    }

    private static @Nullable String id(long id) {
      return id == 0 ? null : Long.toString(id);
    }
  }

  /** The counts of a subject. */
  record Counts(int rootCount, int commentCount) {}

  /**
   * Event {@code counts}: the subject's, and those of its comments that changed.
   *
   * @param partial true when more changed than is told; then a page has the rest
   */
  record RoomCounts(
      SubjectRef subject,
      int rootCount,
      int commentCount,
      List<CommentCounts> comments,
      boolean partial) {}

  /** The counts of a comment, which may also have been edited: its version tells. */
  record CommentCounts(String id, int likeCount, int dislikeCount, int replyCount, long version) {
    static CommentCounts of(long id, Tally tally) {
      return new CommentCounts(
          Long.toString(id), tally.likes(), tally.dislikes(), tally.replies(), tally.version());
    }
  }

  /** Event {@code decision}: the comment is not there any more. */
  record Decision(SubjectRef subject, String id, String effect) {
    static Decision gone(Happening.Gone gone) {
      return new Decision(gone.subject(), Long.toString(gone.id()), "gone");
    }
  }
}

package io.tulou.contract.comment;

import io.tulou.contract.SubjectRef;
import java.time.Duration;
import java.util.Locale;

/**
 * Every Redis key about comments. Written by comment-job, read by comment-service; all keys of one
 * subject share its hash tag, so that they lie in one slot.
 *
 * <table>
 * <caption>Structures; the source of each is MySQL, and losing any costs a slower read</caption>
 * <tr><td>{@link #subject}</td><td>versioned entry: JSON of {@link SubjectSnapshot}</td></tr>
 * <tr><td>{@link #comment}</td><td>versioned entry: an entry of {@code io.tulou.page}</td></tr>
 * <tr><td>{@link #indexMeta}</td><td>hash: {@code v} version of the subject the index shows, {@code
 * floorFrom} and {@code hotFrom} lowest scores it is complete from; absent: no index</td></tr>
 * <tr><td>{@link #byFloor}, {@link #byHot}</td><td>sorted sets of {@link #indexMember}, listed
 * comments only, at most {@link #INDEX_CAP}</td></tr>
 * <tr><td>{@link #ranking}</td><td>packed ids and floors, best first; for walks under way</td></tr>
 * <tr><td>{@link #ownWrites}</td><td>hash of comment id to JSON: what a member wrote here and is not
 * applied yet</td></tr>
 * <tr><td>{@link #fresh}</td><td>JSON of one of these by its id alone</td></tr>
 * <tr><td>{@link #refusal}</td><td>JSON of {@link Refusal}: why what was accepted did not come in; has no
 * other source, losing it costs its author the reason</td></tr>
 * </table>
 */
public final class CommentKeys {
  /** Ids kept in each index; pages beyond come from MySQL by keyset. */
  public static final int INDEX_CAP = 5_000;

  /** Before jitter. */
  public static final Duration INDEX_TTL = Duration.ofHours(6);

  private CommentKeys() {}

  public static String subject(SubjectRef subject) {
    return tag(subject) + "subject";
  }

  public static String comment(SubjectRef subject, long commentId) {
    return tag(subject) + "c:" + commentId;
  }

  /**
   * What the index under a root shows, and from where.
   *
   * @param rootId 0 for the index of roots
   */
  public static String indexMeta(SubjectRef subject, long rootId) {
    return tag(subject) + "index:" + rootId;
  }

  /** Score: floor. */
  public static String byFloor(SubjectRef subject, long rootId) {
    return tag(subject) + "floor:" + rootId;
  }

  /** Score: hot. */
  public static String byHot(SubjectRef subject, long rootId) {
    return tag(subject) + "hot:" + rootId;
  }

  public static String ownWrites(SubjectRef subject, long memberId) {
    return tag(subject) + "own:" + memberId;
  }

  /** Apart from subjects, so that it is found by its id alone. */
  public static String fresh(long memberId, long commentId) {
    return "{m:" + memberId + "}:fresh:" + commentId;
  }

  public static String refusal(long memberId, long commentId) {
    return "{m:" + memberId + "}:refused:" + commentId;
  }

  /** The order of a list by rank as it was when a walk began. */
  public static String ranking(SubjectRef subject, long rootId, long rankingId) {
    return tag(subject) + "ranking:" + rootId + ":" + rankingId;
  }

  /** Sixteen digits, so that equal scores are ordered by id, then the floor. */
  public static String indexMember(long commentId, long floor) {
    return String.format(Locale.ROOT, "%016d:%d", commentId, floor);
  }

  private static String tag(SubjectRef subject) {
    return "{" + subject.key() + "}:";
  }
}

package io.tulou.comment.testing;

import io.tulou.contract.SubjectRef;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows as comment-job would. */
public final class Rows {
  private static final AtomicLong IDS = new AtomicLong(1_000_000);

  private final JdbcTemplate jdbc;

  Rows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A comment to be written; the rest of its columns follows from these. */
  public record Comment(
      SubjectRow subject,
      long commentId,
      long rootId,
      int floor,
      long authorId,
      int state,
      int replyCount,
      long hot,
      long... preview) {}

  /** A subject that is there. */
  public record SubjectRow(long subjectId, SubjectRef ref) {}

  public static long nextId() {
    return IDS.incrementAndGet();
  }

  /** The first of so many that follow each other. */
  static long nextIds(int count) {
    return IDS.getAndAdd(count) + 1;
  }

  /** A new subject with so many roots, for tests of depth. */
  public DeepSubject deepSubject(int roots) {
    return DeepSubject.fill(subject(0, roots, roots), roots);
  }

  /** A new open subject of its own name. */
  public SubjectRow subject() {
    return subject(0, 0, 0);
  }

  public SubjectRow subject(int state, int rootCount, int commentCount) {
    long id = nextId();
    var ref = new SubjectRef("video", "v" + id + "." + Platform.suffix());
    jdbc.update(
        """
        INSERT INTO subject (subject_id, type, id, owner_id, state, root_count, comment_count,
          created_at, version) VALUES (?, ?, ?, 77, ?, ?, ?, '2026-11-21 03:04:05.500', 1)
        """,
        id,
        ref.type(),
        ref.id(),
        state,
        rootCount,
        commentCount);
    return new SubjectRow(id, ref);
  }

  /** A visible root. */
  public long root(SubjectRow subject, int floor, long hot, long... preview) {
    return write(new Comment(subject, nextId(), 0, floor, 5, 0, preview.length, hot, preview));
  }

  /** A visible reply. */
  public long reply(SubjectRow subject, long rootId, int floor) {
    return write(new Comment(subject, nextId(), rootId, floor, 6, 0, 0, floor));
  }

  public long write(Comment comment) {
    boolean isListed = comment.state() == 0 || (comment.state() > 1 && comment.replyCount() > 0);
    jdbc.update(
        """
        INSERT INTO comment_index (subject_id, comment_id, root_id, parent_id, floor, author_id,
          state, listed, reply_count, hot, preview, created_at, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        """,
        comment.subject().subjectId(),
        comment.commentId(),
        comment.rootId(),
        comment.rootId(),
        comment.floor(),
        comment.authorId(),
        comment.state(),
        isListed,
        comment.replyCount(),
        comment.hot(),
        Arrays.stream(comment.preview()).mapToObj(Long::toString).collect(Collectors.joining(",")),
        LocalDateTime.ofInstant(Instant.parse("2026-11-21T03:04:05Z"), ZoneOffset.UTC));
    jdbc.update(
        """
        INSERT INTO comment_content (subject_id, comment_id, text, html, mentions, ip, device)
        VALUES (?, ?, ?, ?, '[42, 43]', '192.0.2.1', 'phone')
        """,
        comment.subject().subjectId(),
        comment.commentId(),
        "text of " + comment.commentId(),
        "<p>text of " + comment.commentId() + "</p>");
    return comment.commentId();
  }

  /** An earlier decision has the lower id. */
  public void decision(SubjectRow subject, long commentId, String action, String reason) {
    jdbc.update(
        "INSERT INTO decision VALUES (?, ?, ?, 9, ?, ?, 'for moderators', 1, 2, 2, NOW(3))",
        subject.subjectId(),
        nextId(),
        commentId,
        action,
        reason);
  }

  public void like(SubjectRow subject, long memberId, long commentId) {
    jdbc.update(
        "INSERT INTO reaction VALUES (?, ?, ?, 0, '2026-11-21 00:00:00.000')",
        subject.subjectId(),
        memberId,
        commentId);
  }
}

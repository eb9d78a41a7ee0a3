package io.tulou.comment.testing;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentCommand.PinComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements of {@link WorkerDouble}: each applies one command and names the comment. */
final class WorkerRows {
  private final JdbcTemplate jdbc = Platform.admin();

  long publish(PublishComment command) {
    long subjectId = ensure(command.subject());
    if (command.idempotencyKey() != null
        && jdbc.update(
                "INSERT IGNORE INTO idempotency_key VALUES (?, ?, ?, ?, ?, NOW(3))",
                subjectId,
                command.authorId(),
                command.idempotencyKey(),
                command.requestHash(),
                command.commentId())
            == 0) {
      return number(
          "SELECT comment_id FROM idempotency_key WHERE member_id = ? AND idem_key = ?",
          command.authorId(),
          command.idempotencyKey());
    }
    long rootId =
        command.parentId() == 0
            ? 0
            : number(
                "SELECT IF(root_id = 0, comment_id, root_id) FROM comment_index"
                    + " WHERE comment_id = ?",
                command.parentId());
    long floor =
        1
            + number(
                "SELECT COUNT(*) FROM comment_index WHERE subject_id = ? AND root_id = ?",
                subjectId,
                rootId);
    jdbc.update(
        """
        INSERT INTO comment_index (subject_id, comment_id, root_id, parent_id, floor, author_id,
          state, listed, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        subjectId,
        command.commentId(),
        rootId,
        command.parentId(),
        floor,
        command.authorId(),
        command.state().ordinal(),
        command.state() == CommentState.VISIBLE,
        LocalDateTime.ofInstant(command.envelope().at(), ZoneOffset.UTC));
    jdbc.update(
        "INSERT INTO comment_content VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        subjectId,
        command.commentId(),
        command.masked() == null ? command.text() : command.masked().text(),
        command.masked() == null ? command.html() : command.masked().html(),
        command.mentions().toString(),
        command.ip(),
        command.device(),
        command.masked() == null
            ? null
            : json(
                new PendingEdit(
                    command.text(),
                    command.html(),
                    command.mentions(),
                    command.envelope().at().truncatedTo(ChronoUnit.MILLIS))),
        String.join(",", command.matchedRules()));
    jdbc.update(
        "REPLACE INTO recent_write VALUES (?, ?, ?, '')",
        subjectId,
        command.authorId(),
        LocalDateTime.ofInstant(command.envelope().at(), ZoneOffset.UTC));
    jdbc.update(
        "UPDATE comment_index SET reply_count = reply_count + ?, version = version + 1"
            + " WHERE comment_id = ?",
        command.state() == CommentState.VISIBLE ? 1 : 0,
        rootId);
    return command.commentId();
  }

  long edit(EditComment command) {
    var awaits =
        command.state() == CommentState.PENDING
            && number("SELECT state FROM comment_index WHERE comment_id = ?", command.commentId())
                == 0;
    var edit =
        new PendingEdit(
            command.text(),
            command.html(),
            command.mentions(),
            command.envelope().at().truncatedTo(ChronoUnit.MILLIS));
    if (awaits) {
      jdbc.update(
          "UPDATE comment_content SET pending_edit = ? WHERE comment_id = ?",
          json(edit),
          command.commentId());
    } else {
      jdbc.update(
          "UPDATE comment_content SET text = ?, html = ?, mentions = ? WHERE comment_id = ?",
          command.text(),
          command.html(),
          command.mentions().toString(),
          command.commentId());
    }
    jdbc.update(
        "UPDATE comment_index SET version = version + 1, edited_at = IF(?, edited_at, ?)"
            + " WHERE comment_id = ?",
        awaits,
        LocalDateTime.ofInstant(edit.editedAt(), ZoneOffset.UTC),
        command.commentId());
    return command.commentId();
  }

  long react(SetReaction command) {
    long subjectId = ensure(command.subject());
    jdbc.update(
        "DELETE FROM reaction WHERE member_id = ? AND comment_id = ?",
        command.memberId(),
        command.commentId());
    if (command.kind() != null) {
      jdbc.update(
          "INSERT INTO reaction VALUES (?, ?, ?, ?, NOW(3))",
          subjectId,
          command.memberId(),
          command.commentId(),
          command.kind().ordinal());
    }
    jdbc.update(
        """
        UPDATE comment_index i SET version = version + 1,
          like_count = (SELECT COUNT(*) FROM reaction r
            WHERE r.comment_id = i.comment_id AND r.kind = 0),
          dislike_count = (SELECT COUNT(*) FROM reaction r
            WHERE r.comment_id = i.comment_id AND r.kind = 1)
        WHERE comment_id = ?
        """,
        command.commentId());
    return command.commentId();
  }

  long pin(PinComment command) {
    jdbc.update(
        "UPDATE comment_index SET pinned = ?, version = version + 1 WHERE comment_id = ?",
        command.pinned(),
        command.commentId());
    return command.commentId();
  }

  long decide(DecideComment command) {
    jdbc.update(
        "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 1, NOW(3))",
        ensure(command.subject()),
        command.envelope().commandId(),
        command.commentId(),
        command.actorId(),
        command.action().word(),
        command.reason(),
        command.note());
    return change(
        command.commentId(),
        command.action() == ModerationAction.REMOVE ? CommentState.REMOVED : CommentState.VISIBLE);
  }

  long change(long commentId, CommentState state) {
    jdbc.update(
        "UPDATE comment_index SET state = ?, listed = ?, version = version + 1"
            + " WHERE comment_id = ?",
        state.ordinal(),
        state == CommentState.VISIBLE,
        commentId);
    return commentId;
  }

  long put(PutSubject command) {
    ensure(command.subject());
    jdbc.update(
        """
        UPDATE subject SET state = COALESCE(?, state), mode = COALESCE(?, mode),
          owner_id = COALESCE(?, owner_id),
          slow_mode_seconds = COALESCE(?, slow_mode_seconds) WHERE type = ? AND id = ?
        """,
        command.state() == null ? null : command.state().ordinal(),
        command.mode() == null ? null : command.mode().ordinal(),
        command.ownerId(),
        command.slowModeSeconds(),
        command.subject().type(),
        command.subject().id());
    return 0;
  }

  private long ensure(SubjectRef ref) {
    jdbc.update(
        "INSERT IGNORE INTO subject (subject_id, type, id, created_at) VALUES (?, ?, ?, NOW(3))",
        Rows.nextId(),
        ref.type(),
        ref.id());
    return number("SELECT subject_id FROM subject WHERE type = ? AND id = ?", ref.type(), ref.id());
  }

  SubjectSnapshot subject(SubjectRef ref) {
    jdbc.update(
        """
        UPDATE subject s SET version = version + 1,
          comment_count = (SELECT COUNT(*) FROM comment_index i
            WHERE i.subject_id = s.subject_id AND i.state = 0),
          root_count = (SELECT COUNT(*) FROM comment_index i
            WHERE i.subject_id = s.subject_id AND i.state = 0 AND i.root_id = 0)
        WHERE type = ? AND id = ?
        """,
        ref.type(),
        ref.id());
    return jdbc.queryForObject(
        "SELECT * FROM subject WHERE type = ? AND id = ?",
        (row, number) ->
            new SubjectSnapshot(
                row.getLong("subject_id"),
                ref,
                (Long) row.getObject("owner_id"),
                row.getString("title"),
                row.getString("url"),
                SubjectState.values()[row.getInt("state")],
                ReviewMode.values()[row.getInt("mode")],
                row.getInt("slow_mode_seconds"),
                row.getInt("root_count"),
                row.getInt("comment_count"),
                ids(row.getString("pinned")),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getLong("version")),
        ref.type(),
        ref.id());
  }

  private static List<Long> ids(String column) {
    return Arrays.stream(column.split(",")).filter(id -> !id.isEmpty()).map(Long::valueOf).toList();
  }

  private static String json(PendingEdit edit) {
    return new String(new MessageCodec<>(PendingEdit.class).encode(edit), StandardCharsets.UTF_8);
  }

  private long number(String sql, Object... arguments) {
    return jdbc.queryForObject(sql, Long.class, arguments);
  }
}

package io.tulou.commentjob.moderation;

import io.tulou.contract.moderation.SanctionEvent.SanctionSnapshot;
import io.tulou.contract.moderation.SanctionKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of {@code member_sanction}, each changed together with its audit. */
final class SanctionTable {
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  SanctionTable(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * What a member is subject to from now on.
   *
   * @param kind null for nothing any more
   * @param until null for until it is lifted
   */
  record Change(
      long changeId,
      long memberId,
      long actorId,
      @Nullable SanctionKind kind,
      @Nullable Instant until,
      String reason) {}

  boolean isSanctioned(long memberId) {
    return !jdbc.queryForList(
            "SELECT 1 FROM member_sanction WHERE member_id = ? AND kind IS NOT NULL",
            Integer.class,
            memberId)
        .isEmpty();
  }

  /**
   * Some of those that were changed behind one, in the order of their change; by {@code
   * member_sanction_by_time}. The version of each is when it was changed.
   */
  List<SanctionSnapshot> changedBehind(long version, long memberId, int count) {
    var changedAt = LocalDateTime.ofInstant(Instant.ofEpochMilli(version), ZoneOffset.UTC);
    return jdbc.query(
        """
        SELECT member_id, kind, until_at, changed_at FROM member_sanction
        WHERE changed_at > ? OR (changed_at = ? AND member_id > ?)
        ORDER BY changed_at, member_id LIMIT ?
        """,
        (row, _) -> {
          var kind = row.getString("kind");
          var until = row.getObject("until_at", LocalDateTime.class);
          return new SanctionSnapshot(
              row.getLong("member_id"),
              kind == null ? null : SanctionKind.valueOf(kind.toUpperCase(Locale.ROOT)),
              until == null ? null : until.toInstant(ZoneOffset.UTC),
              row.getObject("changed_at", LocalDateTime.class)
                  .toInstant(ZoneOffset.UTC)
                  .toEpochMilli());
        },
        changedAt,
        changedAt,
        memberId,
        count);
  }

  /** A later change of a member has a later time, whatever the clock says. */
  void put(Change change) {
    var kind = change.kind() == null ? null : change.kind().word();
    var until =
        change.until() == null ? null : LocalDateTime.ofInstant(change.until(), ZoneOffset.UTC);
    transaction.executeWithoutResult(_ -> {
      jdbc.update(
          """
          INSERT INTO member_sanction (member_id, kind, until_at, reason, change_id, changed_at)
          VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
          ON DUPLICATE KEY UPDATE kind = VALUES(kind), until_at = VALUES(until_at),
            reason = VALUES(reason), change_id = VALUES(change_id),
            changed_at = GREATEST(VALUES(changed_at), changed_at + INTERVAL 1000 MICROSECOND)
          """,
          change.memberId(),
          kind,
          until,
          change.reason(),
          change.changeId());
      jdbc.update(
          """
          INSERT INTO sanction_change
            (change_id, member_id, actor_id, kind, until_at, reason, changed_at)
          VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
          """,
          change.changeId(),
          change.memberId(),
          change.actorId(),
          kind,
          until,
          change.reason());
    });
  }
}

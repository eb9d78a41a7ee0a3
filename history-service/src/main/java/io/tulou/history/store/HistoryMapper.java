package io.tulou.history.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code history_entry} and {@code history_member}. */
@Mapper
interface HistoryMapper {
  /** Entries and tombstones; by primary key. */
  @Select("SELECT COUNT(*) FROM history_entry WHERE member_id = #{memberId}")
  long count(long memberId);

  /** By primary key. Not a row constructor with IN, which MariaDB answers by scanning. */
  @Select(
      """
      <script>
      SELECT member_id, type, id, subject_hash, listed, progress, duration, finished, device,
             watched_at, received_at, deleted_at
      FROM history_entry
      WHERE <foreach item="key" collection="keys" separator=" OR ">(member_id = #{key.memberId}
        AND type = #{key.type} AND id = #{key.id})</foreach>
      </script>
      """)
  List<EntryRow> find(@Param("keys") Collection<EntryKey> keys);

  /** In the order of {@code history_newest}. */
  @Select(
      """
      SELECT member_id, type, id, subject_hash, listed, progress, duration, finished, device,
             watched_at, received_at, deleted_at
      FROM history_entry
      WHERE member_id = #{memberId} AND listed = 1
        AND watched_at <= #{from} AND (watched_at < #{from} OR subject_hash < #{fromHash})
        AND watched_at > #{clearedAt} AND received_at > #{clearedAt}
      ORDER BY watched_at DESC, subject_hash DESC LIMIT #{limit}
      """)
  List<EntryRow> listNewest(
      @Param("memberId") long memberId,
      @Param("clearedAt") Instant clearedAt,
      @Param("from") Instant from,
      @Param("fromHash") long fromHash,
      @Param("limit") int limit);

  /** In the order of {@code history_newest_of_type}. */
  @Select(
      """
      SELECT member_id, type, id, subject_hash, listed, progress, duration, finished, device,
             watched_at, received_at, deleted_at
      FROM history_entry
      WHERE member_id = #{memberId} AND type = #{type} AND listed = 1
        AND watched_at <= #{from} AND (watched_at < #{from} OR subject_hash < #{fromHash})
        AND watched_at > #{clearedAt} AND received_at > #{clearedAt}
      ORDER BY watched_at DESC, subject_hash DESC LIMIT #{limit}
      """)
  List<EntryRow> listNewestOfType(
      @Param("memberId") long memberId,
      @Param("type") String type,
      @Param("clearedAt") Instant clearedAt,
      @Param("from") Instant from,
      @Param("fromHash") long fromHash,
      @Param("limit") int limit);

  /** In the order of {@code history_newest}; a tombstone's {@code watched_at} is its deletion. */
  @Select(
      """
      SELECT member_id, type, id, subject_hash, listed, progress, duration, finished, device,
             watched_at, received_at, deleted_at
      FROM history_entry
      WHERE member_id = #{memberId} AND listed = 0 AND watched_at > #{clearedAt}
      ORDER BY watched_at DESC, subject_hash DESC LIMIT #{limit}
      """)
  List<EntryRow> listTombstones(
      @Param("memberId") long memberId,
      @Param("clearedAt") Instant clearedAt,
      @Param("limit") int limit);

  /** By primary key. */
  @Select(
      """
      <script>
      SELECT member_id, paused, paused_at, cleared_at FROM history_member
      WHERE member_id IN <foreach item="id" collection="ids" open="(" separator="," close=")"
        >#{id}</foreach>
      </script>
      """)
  List<MemberRow> findMembers(@Param("ids") Collection<Long> ids);

  @Insert(
      """
      <script>
      INSERT INTO history_entry (member_id, type, id, subject_hash, listed, progress, duration,
        finished, device, watched_at, received_at, deleted_at)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.memberId}, #{row.type},
        #{row.id}, #{row.subjectHash}, #{row.listed}, #{row.progress}, #{row.duration},
        #{row.finished}, #{row.device}, #{row.watchedAt}, #{row.receivedAt}, #{row.deletedAt}
        )</foreach>
      ON DUPLICATE KEY UPDATE listed = VALUES(listed), progress = VALUES(progress),
        duration = VALUES(duration), finished = VALUES(finished), device = VALUES(device),
        watched_at = VALUES(watched_at), received_at = VALUES(received_at),
        deleted_at = VALUES(deleted_at)
      </script>
      """)
  void put(@Param("rows") Collection<EntryRow> rows);

  @Insert(
      """
      <script>
      INSERT INTO history_member (member_id, paused, paused_at, cleared_at)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.memberId}, #{row.paused},
        #{row.pausedAt}, #{row.clearedAt})</foreach>
      ON DUPLICATE KEY UPDATE paused = VALUES(paused), paused_at = VALUES(paused_at),
        cleared_at = VALUES(cleared_at)
      </script>
      """)
  void putMembers(@Param("rows") Collection<MemberRow> rows);

  /** A range of the primary key; tombstones go too, the mark of the member says as much. */
  @Delete(
      """
      DELETE FROM history_entry
      WHERE member_id = #{memberId} AND (watched_at <= #{clearedAt} OR received_at <= #{clearedAt})
      LIMIT #{limit}
      """)
  int deleteCleared(
      @Param("memberId") long memberId,
      @Param("clearedAt") Instant clearedAt,
      @Param("limit") int limit);
}

package io.tulou.history.notification.store;

import io.tulou.contract.notification.NotificationKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code notification} and {@code notification_actor}. */
@Mapper
interface NotificationMapper {
  /** By primary key. */
  @Select(
      """
      <script>
      SELECT member_id, kind, anchor, sequence, standing, actor_id, actor_count, actors, type, id,
             root_id, decision, changed_at
      FROM notification
      WHERE <foreach item="key" collection="keys" separator=" OR ">(member_id = #{key.memberId}
        AND kind = #{key.kind} AND anchor = #{key.anchor})</foreach>
      </script>
      """)
  List<NotificationRow> find(@Param("keys") Collection<GroupKey> keys);

  /** All about some comments, whoever they are for; by key {@code notification_by_anchor}. */
  @Select(
      """
      <script>
      SELECT member_id, kind, anchor FROM notification
      WHERE anchor IN <foreach item="id" collection="ids" open="(" separator="," close=")"
        >#{id}</foreach> AND kind IN (0, 1, 2, 4)
      </script>
      """)
  List<GroupKey> about(@Param("ids") Collection<Long> commentIds);

  /** Those that come from one member; by key {@code notification_by_actor}. */
  @Select(
      """
      SELECT member_id, kind, anchor, sequence, standing, actor_id, actor_count, actors, type, id,
             root_id, decision, changed_at
      FROM notification WHERE member_id = #{memberId} AND actor_id = #{actorId}
      """)
  List<NotificationRow> fromActor(@Param("memberId") long memberId, @Param("actorId") long actorId);

  /** In any standing; by primary key. */
  @Select(
      "SELECT member_id, kind, anchor FROM notification WHERE member_id = #{memberId} LIMIT #{limit}")
  List<GroupKey> of(@Param("memberId") long memberId, @Param("limit") int limit);

  /** In any standing; by primary key. */
  @Select("SELECT COUNT(*) FROM notification WHERE member_id = #{memberId}")
  long count(long memberId);

  /** Latest news first; by key {@code notification_newest}. */
  @Select(
      """
      SELECT member_id, kind, anchor, sequence, standing, actor_id, actor_count, actors, type, id,
             root_id, decision, changed_at
      FROM notification
      WHERE member_id = #{memberId} AND standing = 1 AND sequence < #{below}
      ORDER BY sequence DESC LIMIT #{limit}
      """)
  List<NotificationRow> list(
      @Param("memberId") long memberId, @Param("below") long below, @Param("limit") int limit);

  /** How many shown ones become read; each does once. By key {@code notification_newest}. */
  @Select(
      """
      SELECT COUNT(*) FROM notification
      WHERE member_id = #{memberId} AND standing = 1
        AND sequence > #{above} AND sequence <= #{upTo}
      """)
  int countShown(
      @Param("memberId") long memberId, @Param("above") long above, @Param("upTo") long upTo);

  @Insert(
      """
      <script>
      INSERT INTO notification (member_id, kind, anchor, sequence, standing, actor_id, actor_count,
        actors, type, id, root_id, decision, changed_at)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.memberId}, #{row.kind},
        #{row.anchor}, #{row.sequence}, #{row.standing}, #{row.actorId}, #{row.actorCount},
        #{row.actors}, #{row.type}, #{row.id}, #{row.rootId}, #{row.decision}, #{row.changedAt}
        )</foreach>
      ON DUPLICATE KEY UPDATE sequence = VALUES(sequence), standing = VALUES(standing),
        actor_count = VALUES(actor_count), actors = VALUES(actors), decision = VALUES(decision),
        changed_at = VALUES(changed_at)
      </script>
      """)
  void put(@Param("rows") Collection<NotificationRow> rows);

  /**
   * Longest without news first; by key {@code notification_changed}. What never was shown to
   * anybody may have no time.
   */
  @Select(
      """
      SELECT member_id, kind, anchor FROM notification
      WHERE changed_at > '2000-01-01' AND changed_at < #{before}
      ORDER BY changed_at LIMIT #{limit}
      """)
  List<GroupKey> expired(@Param("before") Instant before, @Param("limit") int limit);

  /** By primary key. */
  @Delete(
      """
      <script>
      DELETE FROM notification
      WHERE <foreach item="key" collection="keys" separator=" OR ">(member_id = #{key.memberId}
        AND kind = #{key.kind} AND anchor = #{key.anchor})</foreach>
      </script>
      """)
  void delete(@Param("keys") Collection<GroupKey> keys);

  /** Of one group; by key {@code notification_actor_latest}. */
  @Delete(
      """
      DELETE FROM notification_actor
      WHERE member_id = #{key.memberId} AND kind = #{key.kind} AND anchor = #{key.anchor}
      """)
  void deleteActors(@Param("key") GroupKey key);

  /** By primary key. */
  @Select(
      """
      <script>
      SELECT member_id, kind, target, actor_id, version, standing, anchor, sequence
      FROM notification_actor
      WHERE <foreach item="key" collection="keys" separator=" OR ">(member_id = #{key.memberId}
        AND kind = #{key.kind} AND target = #{key.target} AND actor_id = #{key.actorId})</foreach>
      </script>
      """)
  List<ActorRow> findActors(@Param("keys") Collection<ActorRow.Key> keys);

  /** Wherever one member is counted; by key {@code notification_actor_of}. */
  @Select(
      """
      SELECT member_id, kind, target, actor_id, version, standing, anchor, sequence
      FROM notification_actor
      WHERE member_id = #{memberId} AND actor_id = #{actorId} AND standing = 1
      """)
  List<ActorRow> counted(@Param("memberId") long memberId, @Param("actorId") long actorId);

  /** The last who were news; by key {@code notification_actor_latest}. */
  @Select(
      """
      SELECT actor_id FROM notification_actor
      WHERE member_id = #{memberId} AND kind = #{kind} AND anchor = #{anchor} AND standing = 1
      ORDER BY sequence DESC LIMIT 3
      """)
  List<Long> latestActors(
      @Param("memberId") long memberId,
      @Param("kind") NotificationKind kind,
      @Param("anchor") long anchor);

  @Insert(
      """
      <script>
      INSERT INTO notification_actor (member_id, kind, target, actor_id, version, standing, anchor,
        sequence)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.memberId}, #{row.kind},
        #{row.target}, #{row.actorId}, #{row.version}, #{row.standing}, #{row.anchor},
        #{row.sequence})</foreach>
      ON DUPLICATE KEY UPDATE version = VALUES(version), standing = VALUES(standing),
        anchor = VALUES(anchor), sequence = VALUES(sequence)
      </script>
      """)
  void putActors(@Param("rows") Collection<ActorRow> rows);
}

package io.tulou.history.notification.store;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code notified_comment} and {@code notification_tie}. */
@Mapper
interface KnownMapper {
  /** By primary key. */
  @Select(
      """
      <script>
      SELECT comment_id, type, id, root_id, parent_id, author_id, mentions, state, featured,
             created_at, version
      FROM notified_comment
      WHERE comment_id IN <foreach item="id" collection="ids" open="(" separator="," close=")"
        >#{id}</foreach>
      </script>
      """)
  List<KnownComment> findComments(@Param("ids") Collection<Long> ids);

  /** By key {@code notified_comment_parent}. */
  @Select(
      """
      <script>
      SELECT comment_id, type, id, root_id, parent_id, author_id, mentions, state, featured,
             created_at, version
      FROM notified_comment
      WHERE parent_id IN <foreach item="id" collection="ids" open="(" separator="," close=")"
        >#{id}</foreach>
      </script>
      """)
  List<KnownComment> findReplies(@Param("ids") Collection<Long> parentIds);

  @Insert(
      """
      <script>
      INSERT INTO notified_comment (comment_id, type, id, root_id, parent_id, author_id, mentions,
        state, featured, created_at, version)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.commentId}, #{row.type},
        #{row.id}, #{row.rootId}, #{row.parentId}, #{row.authorId}, #{row.mentions}, #{row.state},
        #{row.featured}, #{row.createdAt}, #{row.version})</foreach>
      ON DUPLICATE KEY UPDATE mentions = VALUES(mentions), state = VALUES(state),
        featured = VALUES(featured), version = VALUES(version)
      </script>
      """)
  void putComments(@Param("rows") Collection<KnownComment> rows);

  /** By primary key. */
  @Select(
      """
      <script>
      SELECT member_id, other_id, muted, blocked, version FROM notification_tie
      WHERE <foreach item="key" collection="keys" separator=" OR ">(member_id = #{key.memberId}
        AND other_id = #{key.otherId})</foreach>
      </script>
      """)
  List<TieRow> findTies(@Param("keys") Collection<TieRow.Key> keys);

  @Insert(
      """
      <script>
      INSERT INTO notification_tie (member_id, other_id, muted, blocked, version)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.memberId}, #{row.otherId},
        #{row.muted}, #{row.blocked}, #{row.version})</foreach>
      ON DUPLICATE KEY UPDATE muted = VALUES(muted), blocked = VALUES(blocked),
        version = VALUES(version)
      </script>
      """)
  void putTies(@Param("rows") Collection<TieRow> rows);

  /** Those of them who are shadowed now; by primary key. */
  @Select(
      """
      <script>
      SELECT member_id FROM notification_shadow
      WHERE shadowed AND (until_at IS NULL OR until_at &gt; UTC_TIMESTAMP(3))
        AND member_id IN <foreach item="id" collection="ids" open="(" separator="," close=")"
        >#{id}</foreach>
      </script>
      """)
  List<Long> findShadowed(@Param("ids") Collection<Long> ids);

  /** The version goes last: the others are held against the one before. */
  @Insert(
      """
      <script>
      INSERT INTO notification_shadow (member_id, shadowed, until_at, version)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.memberId}, #{row.shadowed},
        #{row.until}, #{row.version})</foreach>
      ON DUPLICATE KEY UPDATE
        shadowed = IF(VALUES(version) &gt; version, VALUES(shadowed), shadowed),
        until_at = IF(VALUES(version) &gt; version, VALUES(until_at), until_at),
        version = GREATEST(VALUES(version), version)
      </script>
      """)
  void putShadows(@Param("rows") Collection<ShadowRow> rows);
}

package io.tulou.comment.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The three tables of the audit, each by keyset of ids, which are in the order of time. */
@Mapper
interface AuditMapper {
  /** By {@code decision_by_comment}, {@code decision_by_actor} or {@code decision_by_id}. */
  @Options(timeout = DetailMapper.PATIENCE)
  @Select(
      """
      <script>
      SELECT d.decision_id AS change_id, d.actor_id, d.comment_id, NULL AS member_id, d.action,
        d.reason, d.note, d.from_state, d.to_state, d.decided_at AS changed_at
      FROM decision d
      WHERE d.decision_id &gt;= #{of.from} AND d.decision_id &lt; #{of.before}
      <if test="of.actorId != null">AND d.actor_id = #{of.actorId}</if>
      <if test="of.commentId != null">AND d.comment_id = #{of.commentId}</if>
      <if test="!of.types.isEmpty()">
        AND EXISTS (SELECT 1 FROM subject s WHERE s.subject_id = d.subject_id AND s.type IN
          <foreach collection="of.types" item="type" open="(" separator="," close=")"
            >#{type}</foreach>)
      </if>
      ORDER BY d.decision_id DESC LIMIT #{of.count}
      </script>
      """)
  List<AuditRow> decisions(@Param("of") AuditQuery of);

  /** By primary key or {@code sanction_change_by_actor}. */
  @Options(timeout = DetailMapper.PATIENCE)
  @Select(
      """
      <script>
      SELECT change_id, actor_id, NULL AS comment_id, member_id, COALESCE(kind, 'lift') AS action,
        reason, NULL AS note, NULL AS from_state, NULL AS to_state, changed_at
      FROM sanction_change WHERE change_id &gt;= #{of.from} AND change_id &lt; #{of.before}
      <if test="of.actorId != null">AND actor_id = #{of.actorId}</if>
      ORDER BY change_id DESC LIMIT #{of.count}
      </script>
      """)
  List<AuditRow> sanctions(@Param("of") AuditQuery of);

  /** By {@code rule_set_change} or {@code rule_set_by_actor}. */
  @Options(timeout = DetailMapper.PATIENCE)
  @Select(
      """
      <script>
      SELECT change_id, actor_id, NULL AS comment_id, NULL AS member_id, 'rules' AS action,
        summary AS reason, NULL AS note, NULL AS from_state, NULL AS to_state, changed_at
      FROM rule_set WHERE change_id &gt;= #{of.from} AND change_id &lt; #{of.before}
      <if test="of.actorId != null">AND actor_id = #{of.actorId}</if>
      ORDER BY change_id DESC LIMIT #{of.count}
      </script>
      """)
  List<AuditRow> rules(@Param("of") AuditQuery of);

  /**
   * Part of the audit.
   *
   * @param from lowest id
   * @param before above the highest id
   * @param types of subjects; empty for all
   */
  record AuditQuery(
      long from,
      long before,
      @Nullable Long actorId,
      @Nullable Long commentId,
      Collection<String> types,
      int count) {}

  /** An entry. */
  record AuditRow(
      long changeId,
      long actorId,
      @Nullable Long commentId,
      @Nullable Long memberId,
      String action,
      String reason,
      @Nullable String note,
      @Nullable Integer fromState,
      @Nullable Integer toState,
      Instant changedAt) {}
}

package io.tulou.comment.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What moderators have before them and behind them. */
@Mapper
interface StatsMapper {
  /** By {@code comment_by_state}, counted to a bound. */
  @Options(timeout = DetailMapper.PATIENCE)
  @Select(
      """
      <script>
      SELECT COUNT(*) FROM (SELECT 1 FROM comment_index i WHERE i.state = 1
      <if test="!types.isEmpty()">
        AND EXISTS (SELECT 1 FROM subject s WHERE s.subject_id = i.subject_id AND s.type IN
          <foreach collection="types" item="type" open="(" separator="," close=")"
            >#{type}</foreach>)
      </if>
      LIMIT #{most}) some
      </script>
      """)
  int pending(@Param("types") Collection<String> types, @Param("most") int most);

  /** The latest decisions of moderators, by {@code decision_by_id}. */
  @Options(timeout = DetailMapper.PATIENCE)
  @Select(
      """
      <script>
      SELECT d.actor_id, d.decided_at, i.created_at FROM decision d
      JOIN comment_index i ON i.subject_id = d.subject_id AND i.comment_id = d.comment_id
      WHERE d.decision_id &gt;= #{from} AND d.actor_id &gt; 0
      AND d.action IN ('approve', 'remove', 'restore')
      <if test="!types.isEmpty()">
        AND EXISTS (SELECT 1 FROM subject s WHERE s.subject_id = d.subject_id AND s.type IN
          <foreach collection="types" item="type" open="(" separator="," close=")"
            >#{type}</foreach>)
      </if>
      ORDER BY d.decision_id DESC LIMIT #{most}
      </script>
      """)
  List<DecidedRow> decided(
      @Param("from") long from, @Param("types") Collection<String> types, @Param("most") int most);

  /** Who decided, when, about a comment of when. */
  record DecidedRow(long actorId, Instant decidedAt, Instant createdAt) {}
}

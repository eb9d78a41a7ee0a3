package io.tulou.comment.review;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface QueueMapper {
  /**
   * By {@code comment_by_reports}, backwards: visible or pending, and not decided about since the
   * latest report.
   *
   * @param types of subjects; empty for all
   */
  @Options(timeout = ReviewMapper.WALK_TIMEOUT)
  @Select(
      """
      <script>
      SELECT i.comment_id, i.report_count FROM comment_index i
      WHERE i.report_count &gt; 0 AND (i.report_count &lt; #{reports}
        OR (i.report_count = #{reports} AND i.comment_id &lt; #{commentId}))
      AND i.state IN (0, 1)
      AND NOT EXISTS (SELECT 1 FROM decision d
        WHERE d.comment_id = i.comment_id AND d.actor_id &gt; 0
        AND d.action IN ('approve', 'remove', 'restore') AND d.decision_id &gt;
          (SELECT MAX(r.report_id) FROM report r WHERE r.comment_id = i.comment_id))
      <if test="!types.isEmpty()">
        AND EXISTS (SELECT 1 FROM subject s WHERE s.subject_id = i.subject_id AND s.type IN
          <foreach collection="types" item="type" open="(" separator="," close=")"
            >#{type}</foreach>)
      </if>
      ORDER BY i.report_count DESC, i.comment_id DESC LIMIT #{count}
      </script>
      """)
  List<QueueRow> reported(
      @Param("types") Collection<String> types,
      @Param("reports") long reports,
      @Param("commentId") long commentId,
      @Param("count") int count);

  /** A comment and its place in the queue. */
  record QueueRow(long commentId, int reportCount) {}
}

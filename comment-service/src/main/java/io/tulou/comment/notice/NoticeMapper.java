package io.tulou.comment.notice;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What was decided on comments, as their authors may know it. */
@Mapper
interface NoticeMapper {
  /** The moderators' latest decision of each, by index {@code decision_by_comment}. */
  @Select(
      """
      <script>
      SELECT d.comment_id, d.action, d.reason FROM decision d
      WHERE d.comment_id IN
      <foreach collection="commentIds" item="id" open="(" separator="," close=")">#{id}</foreach>
      AND d.decision_id =
        (SELECT MAX(later.decision_id) FROM decision later WHERE later.comment_id = d.comment_id
         AND later.actor_id &gt; 0 AND later.action &lt;&gt; 'delete')
      </script>
      """)
  List<ReasonRow> lastReasons(@Param("commentIds") Collection<Long> commentIds);

  /** One decision. */
  record ReasonRow(long commentId, String action, String reason) {}
}

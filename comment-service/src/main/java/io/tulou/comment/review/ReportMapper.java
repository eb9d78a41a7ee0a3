package io.tulou.comment.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What members reported; of each comment and of each member the latest, so many at most. */
@Mapper
interface ReportMapper {
  /** By {@code report_by_comment}. */
  @Options(timeout = DetailMapper.PATIENCE)
  @Select(
      """
      <script>
      <foreach collection="commentIds" item="id" separator=" UNION ALL ">
      (SELECT comment_id, report_id, member_id, reason, note, reported_at FROM report
       WHERE comment_id = #{id} ORDER BY report_id DESC LIMIT #{count})
      </foreach>
      </script>
      """)
  List<ReportRow> latest(
      @Param("commentIds") Collection<Long> commentIds, @Param("count") int count);

  /** Of each member's latest reports what became of the comments, by {@code report_by_member}. */
  @Options(timeout = DetailMapper.PATIENCE)
  @Select(
      """
      <script>
      <foreach collection="memberIds" item="id" separator=" UNION ALL ">
      (SELECT r.member_id, r.comment_id, i.state FROM report r
       JOIN comment_index i ON i.subject_id = r.subject_id AND i.comment_id = r.comment_id
       WHERE r.member_id = #{id} ORDER BY r.report_id DESC LIMIT #{count})
      </foreach>
      </script>
      """)
  List<ReportedRow> reported(
      @Param("memberIds") Collection<Long> memberIds, @Param("count") int count);

  /** A report. */
  record ReportRow(
      long commentId,
      long reportId,
      long memberId,
      String reason,
      @Nullable String note,
      Instant reportedAt) {}

  /** The state of a comment that the member reported. */
  record ReportedRow(long memberId, long commentId, int state) {}
}

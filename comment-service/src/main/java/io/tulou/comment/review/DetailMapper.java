package io.tulou.comment.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What is known of one comment; every list is bounded. */
@Mapper
interface DetailMapper {
  /** Seconds that a query may take. */
  int PATIENCE = 2;

  /** By {@code revision_by_comment}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT version, text, edited_at FROM revision
      WHERE comment_id = #{commentId} ORDER BY edit_id DESC LIMIT 50
      """)
  List<EditRow> edits(@Param("commentId") long commentId);

  /** By {@code report_by_comment}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT member_id, reason, note, reported_at FROM report
      WHERE comment_id = #{commentId} ORDER BY report_id DESC LIMIT 50
      """)
  List<ReportRow> reports(@Param("commentId") long commentId);

  /** Of each member's latest reports what became of the comments, by {@code report_by_member}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      <script>
      <foreach collection="memberIds" item="id" separator=" UNION ALL ">
      (SELECT r.member_id, i.state FROM report r
       JOIN comment_index i ON i.subject_id = r.subject_id AND i.comment_id = r.comment_id
       WHERE r.member_id = #{id} ORDER BY r.report_id DESC LIMIT 50)
      </foreach>
      </script>
      """)
  List<ReportedRow> reported(@Param("memberIds") Collection<Long> memberIds);

  /** By {@code decision_by_comment}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT decision_id, actor_id, action, reason, note, from_state, to_state, decided_at
      FROM decision WHERE comment_id = #{commentId} ORDER BY decision_id DESC LIMIT 100
      """)
  List<ChangeRow> changes(@Param("commentId") long commentId);

  /** By {@code comment_by_author}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT state FROM comment_index WHERE author_id = #{memberId}
      ORDER BY comment_id DESC LIMIT 50
      """)
  List<Integer> latestStates(@Param("memberId") long memberId);

  /** By primary key. */
  @Options(timeout = PATIENCE)
  @Select("SELECT kind, until_at FROM member_sanction WHERE member_id = #{memberId}")
  Optional<SanctionRow> sanction(@Param("memberId") long memberId);

  /** A text that gave way. */
  record EditRow(long version, String text, Instant editedAt) {}

  /** A report. */
  record ReportRow(long memberId, String reason, @Nullable String note, Instant reportedAt) {}

  /** The state of a comment that the member reported. */
  record ReportedRow(long memberId, int state) {}

  /** An entry of the audit. */
  record ChangeRow(
      long decisionId,
      long actorId,
      String action,
      String reason,
      @Nullable String note,
      int fromState,
      int toState,
      Instant decidedAt) {}

  /** A sanction; lifted without kind. */
  record SanctionRow(@Nullable String kind, @Nullable Instant untilAt) {}
}

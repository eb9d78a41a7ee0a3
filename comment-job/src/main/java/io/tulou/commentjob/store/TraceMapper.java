package io.tulou.commentjob.store;

import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Flush;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.executor.BatchResult;

/**
 * What members leave behind: rows of {@code idempotency_key}, {@code reaction}, {@code report},
 * {@code decision}, {@code revision}, {@code recent_write}, {@code shadowed_answer}.
 */
@Mapper
interface TraceMapper {
  /** By primary key. */
  @Select(
      """
      SELECT subject_id, member_id, idem_key, request_hash, comment_id, created_at
      FROM idempotency_key
      WHERE ${where.sql}
      """)
  List<IdempotencyRow> findKeys(@Param("where") KeyCondition where);

  /** By primary key. */
  @Select(
      """
      SELECT subject_id, member_id, comment_id, kind, reacted_at
      FROM reaction
      WHERE ${where.sql}
      """)
  List<ReactionRow> findReactions(@Param("where") KeyCondition where);

  /** By primary key. */
  @Select(
      """
      SELECT subject_id, comment_id, member_id
      FROM report
      WHERE ${where.sql}
      """)
  List<ReportRow.Key> findReports(@Param("where") KeyCondition where);

  /** By primary key. */
  @Select(
      """
      SELECT decision_id FROM decision
      WHERE ${where.sql}
      """)
  Set<Long> findDecisions(@Param("where") KeyCondition where);

  /** By primary key. */
  @Select(
      """
      SELECT subject_id, member_id, last_at, texts FROM recent_write
      WHERE ${where.sql}
      """)
  List<RecentWriteRow> findRecentWrites(@Param("where") KeyCondition where);

  /** By primary key, in the order in which they were written. */
  @Select(
      """
      SELECT subject_id, thread_id, comment_id, state FROM shadowed_answer
      WHERE ${where.sql}
      ORDER BY comment_id
      """)
  List<ShadowedAnswerRow> findShadowedAnswers(@Param("where") KeyCondition where);

  /** By {@code decision_by_comment} and {@code revision_by_comment}. */
  @Select(
      """
      SELECT comment_id, MAX(version) AS version FROM
        (SELECT comment_id, version FROM decision WHERE ${where.sql}
         UNION ALL SELECT comment_id, version + 1 FROM revision WHERE ${where.sql}) settled
      GROUP BY comment_id
      """)
  List<SettledRow> findSettled(@Param("where") KeyCondition where);

  /** By primary key. */
  @Select(
      """
      SELECT edit_id FROM revision
      WHERE ${where.sql}
      """)
  Set<Long> findRevisions(@Param("where") KeyCondition where);

  /** By primary key. */
  @Delete(
      """
      DELETE FROM reaction
      WHERE ${where.sql}
      """)
  void deleteReactions(@Param("where") KeyCondition where);

  @Insert(
      """
      INSERT INTO decision (subject_id, decision_id, comment_id, actor_id, action, reason, note,
        from_state, to_state, version, decided_at)
      VALUES (#{subjectId}, #{decisionId}, #{commentId}, #{actorId}, #{action}, #{reason}, #{note},
        #{fromState}, #{toState}, #{version}, #{decidedAt})
      """)
  void insertDecision(DecisionRow row);

  @Insert(
      """
      INSERT INTO report
        (subject_id, comment_id, member_id, report_id, reason, note, reported_at)
      VALUES
        (#{subjectId}, #{commentId}, #{memberId}, #{reportId}, #{reason}, #{note}, #{reportedAt})
      """)
  void insertReport(ReportRow row);

  @Insert(
      """
      INSERT INTO revision (subject_id, edit_id, comment_id, version, text, html, edited_at)
      VALUES (#{subjectId}, #{editId}, #{commentId}, #{version}, #{text}, #{html}, #{editedAt})
      """)
  void insertRevision(RevisionRow row);

  /** By {@code revision_by_comment}. */
  @Delete("DELETE FROM revision WHERE comment_id = #{commentId} AND subject_id = #{subjectId}")
  void eraseRevisions(RevisionRow.Of comment);

  /** Sends what all mappers have collected, one statement for each kind. */
  @Flush
  List<BatchResult> flush();
}

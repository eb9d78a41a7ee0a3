package io.tulou.comment.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface ReviewMapper {
  /** How long a walk without the search index may take, in seconds. */
  int WALK_TIMEOUT = 2;

  /** What every walk is narrowed by, whatever its order. */
  String FILTERS =
      """
      <if test="filter.state != null">AND state = #{filter.state}</if>
      <if test="filter.subjectId != null">AND subject_id = #{filter.subjectId}</if>
      <if test="filter.authorId != null">AND author_id = #{filter.authorId}</if>
      <if test="filter.from != null">AND created_at &gt;= #{filter.from}</if>
      <if test="filter.to != null">AND created_at &lt;= #{filter.to}</if>
      <if test="filter.ip != null or filter.rule != null">
        AND EXISTS (SELECT 1 FROM comment_content c WHERE c.subject_id = comment_index.subject_id
          AND c.comment_id = comment_index.comment_id
          <if test="filter.ip != null">AND c.ip = #{filter.ip}</if>
          <if test="filter.rule != null">AND FIND_IN_SET(#{filter.rule}, c.matched_rules)</if>)
      </if>
      <if test="!filter.types.isEmpty()">
        AND EXISTS (SELECT 1 FROM subject s WHERE s.subject_id = comment_index.subject_id
          AND s.type IN
          <foreach collection="filter.types" item="type" open="(" separator="," close=")"
            >#{type}</foreach>)
      </if>
      """;

  /** By {@code comment_by_state} or {@code comment_by_id}, backwards. */
  @Options(timeout = WALK_TIMEOUT)
  @Select(
      """
      <script>
      SELECT comment_id, created_at, report_count FROM comment_index
      WHERE comment_id &lt; #{commentId}
      <if test="filter.reported != null">
        <choose><when test="filter.reported">AND report_count &gt; 0</when>
        <otherwise>AND report_count = 0</otherwise></choose>
      </if>
      """
          + FILTERS
          + """
          ORDER BY comment_id DESC LIMIT #{count}
          </script>
          """)
  List<PlaceRow> newest(
      @Param("filter") Filter filter,
      @Param("commentId") long commentId,
      @Param("count") int count);

  /** By the same indexes. */
  @Options(timeout = WALK_TIMEOUT)
  @Select(
      """
      <script>
      SELECT comment_id, created_at, report_count FROM comment_index
      WHERE comment_id &gt; #{commentId}
      <if test="filter.reported != null">
        <choose><when test="filter.reported">AND report_count &gt; 0</when>
        <otherwise>AND report_count = 0</otherwise></choose>
      </if>
      """
          + FILTERS
          + """
          ORDER BY comment_id LIMIT #{count}
          </script>
          """)
  List<PlaceRow> oldest(
      @Param("filter") Filter filter,
      @Param("commentId") long commentId,
      @Param("count") int count);

  /** By {@code comment_by_reports}, backwards. */
  @Options(timeout = WALK_TIMEOUT)
  @Select(
      """
      <script>
      SELECT comment_id, created_at, report_count FROM comment_index
      WHERE report_count &gt; 0 AND (report_count &lt; #{reports}
        OR (report_count = #{reports} AND comment_id &lt; #{commentId}))
      """
          + FILTERS
          + """
          ORDER BY report_count DESC, comment_id DESC LIMIT #{count}
          </script>
          """)
  List<PlaceRow> mostReported(
      @Param("filter") Filter filter,
      @Param("reports") long reports,
      @Param("commentId") long commentId,
      @Param("count") int count);

  /** How often each was reported, by {@code comment_by_id}; those that were. */
  @Select(
      """
      <script>
      SELECT comment_id, report_count FROM comment_index
      WHERE report_count &gt; 0 AND comment_id IN
      <foreach collection="commentIds" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<ReportedRow> reportCounts(@Param("commentIds") Collection<Long> commentIds);

  /** Where they were written from, by primary key. */
  @Select(
      """
      <script>
      SELECT comment_id, ip, device, matched_rules FROM comment_content
      WHERE subject_id IN
      <foreach collection="subjectIds" item="id" open="(" separator="," close=")">#{id}</foreach>
      AND comment_id IN
      <foreach collection="commentIds" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<OriginRow> origins(
      @Param("subjectIds") Collection<Long> subjectIds,
      @Param("commentIds") Collection<Long> commentIds);

  /** The moderators' latest decision of each, by index {@code decision_by_comment}. */
  @Select(
      """
      <script>
      SELECT d.comment_id, d.decision_id, d.actor_id, d.action, d.reason, d.note, d.decided_at
      FROM decision d
      WHERE d.comment_id IN
      <foreach collection="commentIds" item="id" open="(" separator="," close=")">#{id}</foreach>
      AND d.decision_id =
        (SELECT MAX(later.decision_id) FROM decision later WHERE later.comment_id = d.comment_id
         AND later.actor_id > 0 AND later.action &lt;&gt; 'delete')
      </script>
      """)
  List<DecisionRow> lastDecisions(@Param("commentIds") Collection<Long> commentIds);

  /** What the database filters by itself; null filters nothing. */
  record Filter(
      @Nullable Integer state,
      @Nullable Long subjectId,
      @Nullable Long authorId,
      @Nullable String ip,
      @Nullable String rule,
      @Nullable Boolean reported,
      @Nullable Instant from,
      @Nullable Instant to,
      Collection<String> types) {}

  /** A comment and its place in the order. */
  record PlaceRow(long commentId, Instant createdAt, int reportCount) {}

  /** How often a comment was reported. */
  record ReportedRow(long commentId, int reportCount) {}

  /** Where a comment was written from. */
  record OriginRow(
      long commentId, @Nullable String ip, @Nullable String device, String matchedRules) {}

  /** What a moderator decided about a comment. */
  record DecisionRow(
      long commentId,
      long decisionId,
      long actorId,
      String action,
      String reason,
      @Nullable String note,
      Instant decidedAt) {}
}

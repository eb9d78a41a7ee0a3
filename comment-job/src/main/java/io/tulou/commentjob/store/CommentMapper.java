package io.tulou.commentjob.store;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Rows of {@code comment_index} and {@code comment_content}. */
@Mapper
interface CommentMapper {
  /** By primary key; one range for each id. */
  @Select(
      """
      SELECT subject_id, comment_id, root_id, parent_id, floor, author_id, state, listed, pinned,
             featured, like_count, dislike_count, reply_count, report_count, next_floor, hot,
             preview, created_at, edited_at, version
      FROM comment_index
      WHERE ${where.sql}
      """)
  List<CommentRow> find(@Param("where") KeyCondition where);

  /** From the end of the subject's part of the primary key, without a look at the rows. */
  @Select("SELECT MAX(comment_id) FROM comment_index WHERE subject_id = #{subjectId}")
  @Nullable Long findHighestId(@Param("subjectId") long subjectId);

  /** By primary key. */
  @Select(
      """
      SELECT subject_id, comment_id, text, html, mentions, ip, device, pending_edit, matched_rules
      FROM comment_content
      WHERE ${where.sql}
      """)
  List<ContentRow> findContents(@Param("where") KeyCondition where);

  /** In the order of {@code comment_best}, three rows for each root. */
  @Select(
      """
      <script>
      <foreach item="of" collection="subjects" separator=" UNION ALL "
        ><foreach item="id" collection="of.ids" separator=" UNION ALL ">
      (SELECT root_id, comment_id, like_count, floor FROM comment_index
       WHERE subject_id = #{of.subjectId} AND root_id = #{id} AND state = 0
       ORDER BY like_count DESC, floor LIMIT 3)
      </foreach></foreach>
      </script>
      """)
  List<BestReplyRow> findBest(@Param("subjects") Collection<SubjectIds> subjects);

  /** In the order of {@code comment_listed_floor}. */
  @Select(
      """
      SELECT comment_id, floor, hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
      ORDER BY floor DESC LIMIT #{limit}
      """)
  List<IndexEntry> listByFloor(
      @Param("subjectId") long subjectId, @Param("rootId") long rootId, @Param("limit") int limit);

  /** In the order of {@code comment_listed_hot}. */
  @Select(
      """
      SELECT comment_id, floor, hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
      ORDER BY hot DESC, comment_id DESC LIMIT #{limit}
      """)
  List<IndexEntry> listByHot(
      @Param("subjectId") long subjectId, @Param("rootId") long rootId, @Param("limit") int limit);
}

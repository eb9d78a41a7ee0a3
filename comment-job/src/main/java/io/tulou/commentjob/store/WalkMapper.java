package io.tulou.commentjob.store;

import io.tulou.contract.SubjectRef;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/**
 * Walks along {@code comment_by_id}. A page is cut before the subjects are joined to it: left to
 * itself the optimizer may begin with the subjects and sort all that is behind, for each page.
 */
@Mapper
interface WalkMapper {
  int LONGEST_COUNT_SECONDS = 60;

  @Select(
      """
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM (SELECT comment_id, subject_id FROM comment_index
          WHERE comment_id > #{commentId} ORDER BY comment_id LIMIT #{limit}) i
        JOIN subject s ON s.subject_id = i.subject_id
      ORDER BY i.comment_id
      """)
  List<PlaceRow> behind(@Param("commentId") long commentId, @Param("limit") int limit);

  @Select(
      """
      <script>
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM comment_index i JOIN subject s ON s.subject_id = i.subject_id
      WHERE i.comment_id IN
        <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<PlaceRow> find(@Param("ids") List<Long> ids);

  /** Along {@code comment_by_author}. */
  @Select(
      """
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM (SELECT comment_id, subject_id FROM comment_index
          WHERE author_id = #{authorId} AND comment_id > #{commentId}
          ORDER BY comment_id LIMIT #{limit}) i
        JOIN subject s ON s.subject_id = i.subject_id
      ORDER BY i.comment_id
      """)
  List<PlaceRow> behindOf(
      @Param("authorId") long authorId,
      @Param("commentId") long commentId,
      @Param("limit") int limit);

  /** Texts, present, awaiting review or earlier, and origins that are left of a member. */
  @Options(timeout = LONGEST_COUNT_SECONDS)
  @Select(
      """
      SELECT (SELECT COUNT(*) FROM comment_index i
          JOIN comment_content c ON c.subject_id = i.subject_id AND c.comment_id = i.comment_id
          WHERE i.author_id = #{authorId} AND (c.text <> '' OR c.html <> ''
            OR c.pending_edit IS NOT NULL OR c.ip IS NOT NULL OR c.device IS NOT NULL))
        + (SELECT COUNT(*) FROM comment_index i
          JOIN revision r ON r.comment_id = i.comment_id
          WHERE i.author_id = #{authorId})
      """)
  long textsOf(@Param("authorId") long authorId);

  /** Along {@code report_by_member}. */
  @Update("UPDATE report SET note = NULL WHERE member_id = #{memberId} AND note IS NOT NULL")
  void eraseReportNotes(long memberId);

  /** Along {@code report_by_member}. */
  @Select("SELECT COUNT(*) FROM report WHERE member_id = #{memberId} AND note IS NOT NULL")
  long countReportNotes(long memberId);

  @Options(timeout = LONGEST_COUNT_SECONDS)
  @Select("SELECT COUNT(*) FROM comment_index")
  long count();

  /** Columns in the order of the query. */
  record PlaceRow(long commentId, long subjectId, String type, String id) {
    CommentWalk.Place place() {
      return new CommentWalk.Place(commentId, subjectId, new SubjectRef(type, id));
    }
  }
}

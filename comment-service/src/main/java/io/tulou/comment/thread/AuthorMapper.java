package io.tulou.comment.thread;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** A member's comments by keyset, latest first, by index {@code comment_by_author}. */
@Mapper
interface AuthorMapper {
  @Select(
      """
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM comment_index i JOIN subject s ON s.subject_id = i.subject_id
      WHERE i.author_id = #{memberId} AND i.comment_id < #{before} AND i.state = 0 AND s.state <> 2
      ORDER BY i.comment_id DESC LIMIT #{count}
      """)
  List<WrittenRow> visible(
      @Param("memberId") long memberId, @Param("before") long before, @Param("count") int count);

  @Select(
      """
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM comment_index i JOIN subject s ON s.subject_id = i.subject_id
      WHERE i.author_id = #{memberId} AND i.comment_id < #{before}
      ORDER BY i.comment_id DESC LIMIT #{count}
      """)
  List<WrittenRow> all(
      @Param("memberId") long memberId, @Param("before") long before, @Param("count") int count);

  /** Of the member's latest comments those that only the member sees beneath a subject. */
  @Options(timeout = 1)
  @Select(
      """
      SELECT comment_id FROM
        (SELECT comment_id, subject_id, state FROM comment_index
         WHERE author_id = #{memberId} ORDER BY comment_id DESC LIMIT #{latest}) latest
      WHERE subject_id = #{subjectId} AND state = 4 LIMIT #{count}
      """)
  List<Long> shadowed(
      @Param("memberId") long memberId,
      @Param("subjectId") long subjectId,
      @Param("latest") int latest,
      @Param("count") int count);

  /** A comment and where it lies. */
  record WrittenRow(long commentId, long subjectId, String type, String id) {}
}

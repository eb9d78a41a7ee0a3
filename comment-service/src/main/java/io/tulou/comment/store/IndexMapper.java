package io.tulou.comment.store;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Pages of listed siblings by keyset; root 0 is the subject itself. */
@Mapper
interface IndexMapper {
  /** By index {@code comment_listed_floor}, backwards. */
  @Select(
      """
      SELECT comment_id, floor AS score FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND floor < #{floor}
      ORDER BY floor DESC LIMIT #{count}
      """)
  List<ScoreRow> newest(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("floor") long floor,
      @Param("count") int count);

  /** By index {@code comment_listed_floor}. */
  @Select(
      """
      SELECT comment_id, floor AS score FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND floor > #{floor}
      ORDER BY floor LIMIT #{count}
      """)
  List<ScoreRow> oldest(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("floor") long floor,
      @Param("count") int count);

  /** By index {@code comment_listed_hot}, backwards. */
  @Select(
      """
      SELECT comment_id, hot AS score FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND hot <= #{hot} AND (hot < #{hot} OR comment_id < #{commentId})
      ORDER BY hot DESC, comment_id DESC LIMIT #{count}
      """)
  List<ScoreRow> hot(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("hot") long hot,
      @Param("commentId") long commentId,
      @Param("count") int count);

  /** The first few roots of several subjects, each by index {@code comment_listed_hot}. */
  @Select(
      """
      <script>
      <foreach collection="subjectIds" item="subjectId" separator=" UNION ALL ">
        (SELECT subject_id, comment_id, hot AS score FROM comment_index
        WHERE subject_id = #{subjectId} AND root_id = 0 AND listed = 1
        ORDER BY hot DESC, comment_id DESC LIMIT #{count})
      </foreach>
      </script>
      """)
  List<TopRow> tops(@Param("subjectIds") Collection<Long> subjectIds, @Param("count") int count);

  /** An entry of one order. */
  record ScoreRow(long commentId, long score) {}

  /** An entry of one subject. */
  record TopRow(long subjectId, long commentId, long score) {}
}

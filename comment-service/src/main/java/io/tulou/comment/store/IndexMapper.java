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
      SELECT comment_id, floor, 0 AS hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND floor < #{floor}
      ORDER BY floor DESC LIMIT #{count}
      """)
  List<EntryRow> newest(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("floor") long floor,
      @Param("count") int count);

  /** By index {@code comment_listed_floor}. */
  @Select(
      """
      SELECT comment_id, floor, 0 AS hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND floor > #{floor}
      ORDER BY floor LIMIT #{count}
      """)
  List<EntryRow> oldest(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("floor") long floor,
      @Param("count") int count);

  /** By index {@code comment_listed_floor}, both ways from a floor; nearest first on both sides. */
  @Select(
      """
      (SELECT comment_id, floor, 0 AS hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND floor < #{floor}
      ORDER BY floor DESC LIMIT #{count})
      UNION ALL
      (SELECT comment_id, floor, 0 AS hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND floor >= #{floor}
      ORDER BY floor LIMIT #{count})
      """)
  List<EntryRow> around(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("floor") long floor,
      @Param("count") int count);

  /** By index {@code comment_listed_hot}, backwards. */
  @Select(
      """
      SELECT comment_id, floor, hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1
        AND hot <= #{hot} AND (hot < #{hot} OR comment_id < #{commentId})
      ORDER BY hot DESC, comment_id DESC LIMIT #{count}
      """)
  List<EntryRow> hot(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("hot") long hot,
      @Param("commentId") long commentId,
      @Param("count") int count);

  /** By index {@code comment_listed_floor}, backwards through several ranges of floors. */
  @Select(
      """
      <script>
      SELECT comment_id, floor, 0 AS hot FROM comment_index
      WHERE subject_id = #{subjectId} AND root_id = #{rootId} AND listed = 1 AND
      <foreach collection="ranges" item="range" open="(" separator=" OR " close=")">
        floor BETWEEN #{range.lowest} AND #{range.highest}
      </foreach>
      ORDER BY floor DESC LIMIT #{count}
      </script>
      """)
  List<EntryRow> within(
      @Param("subjectId") long subjectId,
      @Param("rootId") long rootId,
      @Param("ranges") Collection<Ranking.Range> ranges,
      @Param("count") int count);

  /** The first few roots of several subjects, each by index {@code comment_listed_hot}. */
  @Select(
      """
      <script>
      <foreach collection="subjectIds" item="subjectId" separator=" UNION ALL ">
        (SELECT subject_id, comment_id, floor, hot FROM comment_index
        WHERE subject_id = #{subjectId} AND root_id = 0 AND listed = 1
        ORDER BY hot DESC, comment_id DESC LIMIT #{count})
      </foreach>
      </script>
      """)
  List<TopRow> tops(@Param("subjectIds") Collection<Long> subjectIds, @Param("count") int count);

  /** An entry of one order. */
  record EntryRow(long commentId, int floor, long hot) {}

  /** An entry of one subject. */
  record TopRow(long subjectId, long commentId, int floor, long hot) {}
}

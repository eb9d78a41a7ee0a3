package io.tulou.feed.follow;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** All by primary keys. */
@Mapper
interface RelationMapper {
  @Insert(
      """
      INSERT IGNORE INTO relation (member_id, other_id, kind, created_at)
      VALUES (#{member}, #{other}, #{kind}, #{at})
      """)
  int add(
      @Param("member") long member,
      @Param("other") long other,
      @Param("kind") RelationKind kind,
      @Param("at") Instant at);

  @Delete(
      """
      DELETE FROM relation
      WHERE member_id = #{member} AND other_id = #{other} AND kind = #{kind}
      """)
  int remove(
      @Param("member") long member, @Param("other") long other, @Param("kind") RelationKind kind);

  /** Whether the first blocks the second. */
  @Select(
      """
      SELECT EXISTS (
        SELECT 1 FROM relation WHERE member_id = #{member} AND other_id = #{other} AND kind = 1)
      """)
  boolean isBlocking(@Param("member") long member, @Param("other") long other);

  /** Those of the others who block the member. */
  @Select(
      """
      <script>
      SELECT member_id FROM relation
      WHERE member_id IN
      <foreach collection="others" item="id" open="(" separator="," close=")">#{id}</foreach>
      AND other_id = #{member} AND kind = 1
      </script>
      """)
  List<Long> blockersOf(@Param("member") long member, @Param("others") List<Long> others);

  @Select(
      """
      SELECT
        EXISTS (SELECT 1 FROM following
                WHERE member_id = #{member} AND author_id = #{other}) AS following,
        EXISTS (SELECT 1 FROM following
                WHERE member_id = #{other} AND author_id = #{member}) AS followed_by,
        EXISTS (SELECT 1 FROM relation
                WHERE member_id = #{member} AND other_id = #{other} AND kind = 0) AS muted,
        EXISTS (SELECT 1 FROM relation
                WHERE member_id = #{member} AND other_id = #{other} AND kind = 1) AS blocked
      """)
  RelationRow load(@Param("member") long member, @Param("other") long other);
}

package io.tulou.feed.fanout;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FollowerMapper {
  /** By primary keys. */
  @Select(
      """
      <script>
      SELECT member_id AS author_id, follower_count,
        EXISTS (SELECT 1 FROM unpushed_range
                WHERE author_id = member_id AND to_post = 9223372036854775807) AS pulled
      FROM member WHERE member_id IN
      <foreach collection="authors" item="a" open="(" separator="," close=")">#{a}</foreach>
      </script>
      """)
  List<AudienceRow> listAudiences(@Param("authors") Collection<Long> authors);

  /** Ascending, by primary key. */
  @Select(
      """
      SELECT member_id FROM follower
      WHERE author_id = #{author} AND member_id > #{after} AND member_id <= #{through}
      ORDER BY member_id LIMIT #{count}
      """)
  List<Long> list(
      @Param("author") long author,
      @Param("after") long after,
      @Param("through") long through,
      @Param("count") int count);
}

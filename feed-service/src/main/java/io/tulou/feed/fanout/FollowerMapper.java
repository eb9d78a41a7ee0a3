package io.tulou.feed.fanout;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface FollowerMapper {
  /** By primary key. */
  @Select("SELECT follower_count, pulled FROM member WHERE member_id = #{author}")
  @Nullable AudienceRow findAudience(long author);

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

  /** Remembers that a post was not pushed, before it is not. */
  @Update(
      """
      UPDATE member SET pulled = TRUE, unpushed_to = GREATEST(unpushed_to, #{post})
      WHERE member_id = #{author}
      """)
  int markUnpushed(@Param("author") long author, @Param("post") long post);

  @Update("UPDATE member SET pulled = FALSE WHERE member_id = #{author}")
  int markPushed(long author);
}

package io.tulou.feed.follow;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FollowMapper {
  /** How many were new. */
  @Insert(
      """
      <script>
      INSERT IGNORE INTO following (member_id, author_id, follow_id, ties_version, followed_at) VALUES
      <foreach collection="rows" item="r" separator=",">
        (#{r.memberId}, #{r.authorId}, #{r.followId}, #{r.tiesVersion}, #{r.followedAt})
      </foreach>
      </script>
      """)
  int addFollowing(@Param("rows") List<NewFollowRow> rows);

  /** The other direction of the same. */
  @Insert(
      """
      <script>
      INSERT IGNORE INTO follower (author_id, member_id, follow_id, followed_at) VALUES
      <foreach collection="rows" item="r" separator=",">
        (#{r.authorId}, #{r.memberId}, #{r.followId}, #{r.followedAt})
      </foreach>
      </script>
      """)
  int addFollower(@Param("rows") List<NewFollowRow> rows);

  @Delete("DELETE FROM following WHERE member_id = #{member} AND author_id = #{author}")
  int removeFollowing(@Param("member") long member, @Param("author") long author);

  @Delete("DELETE FROM follower WHERE author_id = #{author} AND member_id = #{member}")
  int removeFollower(@Param("member") long member, @Param("author") long author);

  /** Newest first, by key {@code follower_newest}. */
  @Select(
      """
      SELECT member_id, follow_id FROM follower
      WHERE author_id = #{member} AND follow_id < #{below} ORDER BY follow_id DESC LIMIT #{count}
      """)
  List<FollowRow> listFollowers(
      @Param("member") long member, @Param("below") long below, @Param("count") int count);

  /** Newest first, by key {@code following_newest}. */
  @Select(
      """
      SELECT author_id AS member_id, follow_id FROM following
      WHERE member_id = #{member} AND follow_id < #{below} ORDER BY follow_id DESC LIMIT #{count}
      """)
  List<FollowRow> listFollowing(
      @Param("member") long member, @Param("below") long below, @Param("count") int count);

  /** Recounts, for imports only: their rows are locked, their edges read by primary key. */
  @Update(
      """
      <script>
      UPDATE member m SET
        follower_count = (SELECT COUNT(*) FROM follower f WHERE f.author_id = m.member_id),
        following_count = (SELECT COUNT(*) FROM following g WHERE g.member_id = m.member_id)
      WHERE m.member_id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  int recount(@Param("ids") Collection<Long> ids);

  /** By primary key. */
  @Update(
      """
      <script>
      UPDATE member SET ties_version = ties_version + 1 WHERE member_id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  int moveTies(@Param("ids") Collection<Long> ids);
}

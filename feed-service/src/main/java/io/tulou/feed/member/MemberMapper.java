package io.tulou.feed.member;

import io.tulou.contract.http.MemberView;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** All by primary key. */
@Mapper
interface MemberMapper {
  @Select(
      """
      <script>
      SELECT member_id AS id, name, picture FROM member WHERE member_id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<MemberView> load(@Param("ids") Collection<Long> ids);

  @Select(
      """
      SELECT member_id, name, picture, follower_count, following_count, post_count, created_at
      FROM member WHERE member_id = #{id}
      """)
  @Nullable MemberRow find(long id);

  /** In the order of the ids, so that two changes wait for each other instead of dying. */
  @Select(
      """
      <script>
      SELECT member_id, following_count, ties_version FROM member WHERE member_id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      ORDER BY member_id FOR UPDATE
      </script>
      """)
  List<LockedMemberRow> lock(@Param("ids") Collection<Long> ids);

  /** Members who are known already stay as they are. */
  @Insert(
      """
      <script>
      INSERT IGNORE INTO member (member_id, name, picture, created_at) VALUES
      <foreach collection="members" item="m" separator=",">
        (#{m.memberId}, #{m.nameOrDefault}, #{m.picture}, #{m.createdAt})
      </foreach>
      </script>
      """)
  int add(@Param("members") Collection<NewMember> members);

  /** What is not said stays as it was. */
  @Update(
      """
      <script>
      INSERT INTO member (member_id, name, picture, created_at) VALUES
      <foreach collection="members" item="m" separator=",">
        (#{m.memberId}, #{m.nameOrDefault}, #{m.picture}, #{m.createdAt})
      </foreach>
      ON DUPLICATE KEY UPDATE
        name = <if test="isNamed">VALUES(name)</if><if test="!isNamed">name</if>,
        picture = COALESCE(VALUES(picture), picture)
      </script>
      """)
  int put(@Param("members") Collection<NewMember> members, @Param("isNamed") boolean isNamed);

  @Update("UPDATE member SET name = #{name}, picture = NULL WHERE member_id = #{id}")
  int erase(@Param("id") long id, @Param("name") String name);

  @Update(
      """
      UPDATE member SET
        follower_count = follower_count + #{followers},
        following_count = following_count + #{following},
        post_count = post_count + #{posts},
        ties_version = ties_version + #{ties}
      WHERE member_id = #{memberId}
      """)
  int change(MemberChange change);
}

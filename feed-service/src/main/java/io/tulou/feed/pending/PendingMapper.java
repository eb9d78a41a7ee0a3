package io.tulou.feed.pending;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Times are the database's, so that no two processes differ about what is due. */
@Mapper
interface PendingMapper {
  String COLUMNS = "post_id, author_id, after_member, through_member";
  String SOME =
      """
      <foreach collection="ranges" item="r" separator=" OR ">
        (post_id = #{r.postId} AND after_member = #{r.afterMember})
      </foreach>
      """;

  @Insert(
      """
      <script>
      INSERT INTO fan_out (post_id, author_id, after_member, through_member, due_at) VALUES
      <foreach collection="ranges" item="r" separator=",">
        (#{r.postId}, #{r.authorId}, #{r.afterMember}, #{r.throughMember},
         UTC_TIMESTAMP(3) + INTERVAL #{dueMicros} MICROSECOND)
      </foreach>
      </script>
      """)
  int add(@Param("ranges") List<PendingRange> ranges, @Param("dueMicros") long dueMicros);

  /** By primary key. */
  @Select(
      "<script>SELECT "
          + COLUMNS
          + """
           FROM fan_out WHERE post_id IN
          <foreach collection="posts" item="p" open="(" separator="," close=")">#{p}</foreach>
          ORDER BY post_id, after_member
          </script>
          """)
  List<PendingRange> listOf(@Param("posts") Collection<Long> posts);

  /** By primary key. */
  @Delete(
      """
      DELETE FROM fan_out
      WHERE post_id = #{post} AND after_member = 0 AND through_member = 9223372036854775807
      """)
  int deleteWhole(long post);

  /** By primary key. */
  @Update(
      """
      UPDATE fan_out
      SET through_member = 0, due_at = UTC_TIMESTAMP(3) + INTERVAL #{dueMicros} MICROSECOND
      WHERE post_id = #{post} AND after_member = 0 AND through_member = 9223372036854775807
      """)
  int empty(@Param("post") long post, @Param("dueMicros") long dueMicros);

  /** By primary keys. */
  @Select("<script>SELECT " + COLUMNS + " FROM fan_out WHERE " + SOME + "</script>")
  List<PendingRange> find(@Param("ranges") Collection<PendingRange> ranges);

  /** By primary keys. */
  @Delete("<script>DELETE FROM fan_out WHERE " + SOME + "</script>")
  int delete(@Param("ranges") Collection<PendingRange> ranges);

  /** By primary key. */
  @Delete("DELETE FROM fan_out WHERE post_id = #{post}")
  int deleteAll(long post);

  /** By key {@code fan_out_due}; what another worker takes is passed over. */
  @Select(
      "SELECT "
          + COLUMNS
          + """
           FROM fan_out WHERE due_at <= UTC_TIMESTAMP(3)
          ORDER BY due_at LIMIT #{count} FOR UPDATE SKIP LOCKED
          """)
  List<PendingRange> lockDue(int count);

  /** By primary keys. */
  @Update(
      "<script>UPDATE fan_out SET due_at = UTC_TIMESTAMP(3) + INTERVAL #{dueMicros} MICROSECOND WHERE "
          + SOME
          + "</script>")
  int postpone(
      @Param("ranges") Collection<PendingRange> ranges, @Param("dueMicros") long dueMicros);

  /** By key {@code fan_out_author} alone, in its order. */
  @Select(
      """
      SELECT post_id, author_id, 0 AS after_member, 0 AS through_member FROM fan_out
      ORDER BY author_id, post_id LIMIT #{count}
      """)
  List<PendingRange> listAll(int count);
}

package io.tulou.comment.thread;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReactionMapper {
  /**
   * By a stretch of the primary key: subject, member, comment. Always the same statement, which a
   * list of ids would not be: writing and parsing that costs more than finding the rows.
   */
  @Select(
      """
      SELECT comment_id, kind FROM reaction
      WHERE subject_id = #{subjectId} AND member_id = #{memberId}
      AND comment_id BETWEEN #{from} AND #{to}
      LIMIT #{most}
      """)
  List<ReactionRow> loadBetween(
      @Param("memberId") long memberId,
      @Param("subjectId") long subjectId,
      @Param("from") long from,
      @Param("to") long to,
      @Param("most") int most);

  /** By the primary key. */
  @Select(
      """
      <script>
      SELECT comment_id, kind FROM reaction
      WHERE member_id = #{memberId}
      AND subject_id IN
      <foreach collection="subjectIds" item="id" open="(" separator="," close=")">#{id}</foreach>
      AND comment_id IN
      <foreach collection="commentIds" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<ReactionRow> load(
      @Param("memberId") long memberId,
      @Param("subjectIds") Collection<Long> subjectIds,
      @Param("commentIds") Collection<Long> commentIds);

  /**
   * A member's reaction.
   *
   * @param kind 0 like, 1 dislike
   */
  record ReactionRow(long commentId, int kind) {}
}

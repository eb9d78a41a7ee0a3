package io.tulou.comment.store;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CommentMapper {
  /** By primary key of both tables. */
  @Select(
      """
      <script>
      SELECT i.subject_id, i.comment_id, i.root_id, i.parent_id, i.floor, i.author_id,
             c.text, c.html, c.mentions, i.state, i.pinned, i.featured,
             i.like_count, i.dislike_count, i.reply_count, i.preview, i.hot,
             i.created_at, i.edited_at, c.pending_edit, i.version
      FROM comment_index i
      JOIN comment_content c ON c.subject_id = i.subject_id AND c.comment_id = i.comment_id
      WHERE
      <foreach collection="groups" item="group" separator=" OR ">
        (i.subject_id = #{group.subjectId} AND i.comment_id IN
        <foreach collection="group.commentIds" item="id" open="(" separator="," close=")">
          #{id}
        </foreach>)
      </foreach>
      </script>
      """)
  List<CommentRow> load(@Param("groups") Collection<SubjectGroup> groups);

  /** By unique key {@code comment_by_id}: where the comments lie. */
  @Select(
      """
      <script>
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM comment_index i JOIN subject s ON s.subject_id = i.subject_id
      WHERE i.comment_id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<LocationRow> locate(@Param("ids") Collection<Long> ids);

  /** Comments of one subject. */
  record SubjectGroup(long subjectId, List<Long> commentIds) {}

  /** A comment and its subject. */
  record LocationRow(long commentId, long subjectId, String type, String id) {}
}

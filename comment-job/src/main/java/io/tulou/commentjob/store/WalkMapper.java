package io.tulou.commentjob.store;

import io.tulou.contract.SubjectRef;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Walks along {@code comment_by_id}. */
@Mapper
interface WalkMapper {
  int LONGEST_COUNT_SECONDS = 60;

  @Select(
      """
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM comment_index i JOIN subject s ON s.subject_id = i.subject_id
      WHERE i.comment_id > #{commentId} ORDER BY i.comment_id LIMIT #{limit}
      """)
  List<PlaceRow> behind(@Param("commentId") long commentId, @Param("limit") int limit);

  @Select(
      """
      <script>
      SELECT i.comment_id, i.subject_id, s.type, s.id
      FROM comment_index i JOIN subject s ON s.subject_id = i.subject_id
      WHERE i.comment_id IN
        <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<PlaceRow> find(@Param("ids") List<Long> ids);

  @Options(timeout = LONGEST_COUNT_SECONDS)
  @Select("SELECT COUNT(*) FROM comment_index")
  long count();

  /** Columns in the order of the query. */
  record PlaceRow(long commentId, long subjectId, String type, String id) {
    CommentWalk.Place place() {
      return new CommentWalk.Place(commentId, subjectId, new SubjectRef(type, id));
    }
  }
}

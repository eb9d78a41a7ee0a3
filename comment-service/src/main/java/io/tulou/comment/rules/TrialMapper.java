package io.tulou.comment.rules;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TrialMapper {
  /** Texts by {@code comment_by_id}, backwards. */
  @Options(timeout = 2)
  @Select(
      """
      SELECT i.comment_id, c.text FROM comment_index i
      JOIN comment_content c ON c.subject_id = i.subject_id AND c.comment_id = i.comment_id
      WHERE i.comment_id < #{before} ORDER BY i.comment_id DESC LIMIT #{count}
      """)
  List<TextRow> before(@Param("before") long before, @Param("count") int count);

  /** What somebody wrote. */
  record TextRow(long commentId, String text) {}
}

package io.tulou.comment.store;

import io.tulou.contract.SubjectRef;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SubjectMapper {
  /** By unique key {@code subject_name}. */
  @Select(
      """
      <script>
      SELECT subject_id, type, id, owner_id, title, url, state, mode, slow_mode_seconds,
             root_count, comment_count, pinned, created_at, version
      FROM subject
      WHERE
      <foreach collection="refs" item="ref" separator=" OR ">
        (type = #{ref.type} AND id = #{ref.id})
      </foreach>
      </script>
      """)
  List<SubjectRow> load(@Param("refs") Collection<SubjectRef> refs);
}

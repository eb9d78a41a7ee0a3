package io.tulou.commentjob.store;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code subject}. */
@Mapper
interface SubjectMapper {
  /** By {@code subject_name}. */
  @Select(
      """
      <script>
      SELECT subject_id, type, id, owner_id, title, url, state, mode, slow_mode_seconds,
             root_count, comment_count, next_floor, pinned, created_at, version
      FROM subject
      WHERE type = #{type} AND id IN
        <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<SubjectRow> find(@Param("type") String type, @Param("ids") Collection<String> ids);

  @Insert(
      """
      INSERT INTO subject (subject_id, type, id, owner_id, title, url, state, mode,
        slow_mode_seconds, root_count, comment_count, next_floor, pinned, created_at, version)
      VALUES (#{subjectId}, #{type}, #{id}, #{ownerId}, #{title}, #{url}, #{state}, #{mode},
        #{slowModeSeconds}, #{rootCount}, #{commentCount}, #{nextFloor}, #{pinned},
        #{createdAt}, #{version})
      """)
  void insert(SubjectRow row);

  /** The row is there: an upsert, because many of those go as one statement. */
  @Insert(
      """
      INSERT INTO subject (subject_id, type, id, owner_id, title, url, state, mode,
        slow_mode_seconds, root_count, comment_count, next_floor, pinned, created_at, version)
      VALUES (#{subjectId}, #{type}, #{id}, #{ownerId}, #{title}, #{url}, #{state}, #{mode},
        #{slowModeSeconds}, #{rootCount}, #{commentCount}, #{nextFloor}, #{pinned},
        #{createdAt}, #{version})
      ON DUPLICATE KEY UPDATE owner_id = VALUES(owner_id), title = VALUES(title),
        url = VALUES(url), state = VALUES(state), mode = VALUES(mode),
        slow_mode_seconds = VALUES(slow_mode_seconds), root_count = VALUES(root_count),
        comment_count = VALUES(comment_count), next_floor = VALUES(next_floor),
        pinned = VALUES(pinned), created_at = VALUES(created_at), version = VALUES(version)
      """)
  void change(SubjectRow row);
}

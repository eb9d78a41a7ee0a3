package io.tulou.comment.rules;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** When a member last wrote beneath a subject, as the worker has applied it; by primary key. */
@Mapper
interface RecentWriteMapper {
  @Options(timeout = 1)
  @Select(
      """
      SELECT last_at FROM recent_write
      WHERE subject_id = #{subjectId} AND member_id = #{memberId}
      """)
  Optional<Instant> lastAt(@Param("subjectId") long subjectId, @Param("memberId") long memberId);
}

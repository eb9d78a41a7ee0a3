package io.tulou.comment.submit;

import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What an idempotency key was first used for, as the worker has decided; by primary key. */
@Mapper
interface FirstRequestMapper {
  @Select(
      """
      SELECT comment_id, request_hash
      FROM idempotency_key
      WHERE subject_id = #{subjectId} AND member_id = #{memberId} AND idem_key = #{key}
      """)
  Optional<FirstRequestRow> find(
      @Param("subjectId") long subjectId,
      @Param("memberId") long memberId,
      @Param("key") String key);
}

package io.tulou.comment.rules;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface SanctionMapper {
  /** Seconds that a look may take. */
  int PATIENCE = 3;

  /** Those in force behind a member, by primary key. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT member_id, kind, until_at, changed_at FROM member_sanction
      WHERE member_id > #{memberId} ORDER BY member_id LIMIT #{count}
      """)
  List<SanctionRow> page(@Param("memberId") long memberId, @Param("count") int count);

  /** What changed since, by {@code member_sanction_by_time}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT member_id, kind, until_at, changed_at FROM member_sanction
      WHERE changed_at >= #{since} ORDER BY changed_at
      """)
  List<SanctionRow> since(@Param("since") Instant since);

  /** A member's sanction; without kind it is lifted. */
  record SanctionRow(
      long memberId, @Nullable String kind, @Nullable Instant untilAt, Instant changedAt) {}
}

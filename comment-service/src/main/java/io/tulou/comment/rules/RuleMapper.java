package io.tulou.comment.rules;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RuleMapper {
  /** By primary key. */
  @Options(timeout = SanctionMapper.PATIENCE)
  @Select("SELECT COALESCE(MAX(version), 0) FROM rule_set")
  long latest();

  @Options(timeout = SanctionMapper.PATIENCE)
  @Select("SELECT rules FROM rule_set WHERE version = #{version}")
  Optional<String> rules(@Param("version") long version);

  /** States of a member's latest comments, by {@code comment_by_author}. */
  @Options(timeout = 1)
  @Select(
      """
      SELECT state FROM comment_index WHERE author_id = #{memberId}
      ORDER BY comment_id DESC LIMIT #{count}
      """)
  List<Integer> latestStates(@Param("memberId") long memberId, @Param("count") int count);
}

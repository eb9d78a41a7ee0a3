package io.tulou.feed.follow;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface TiesMapper {
  /** By primary key. */
  @Select("SELECT ties_version FROM member WHERE member_id = #{member}")
  @Nullable Long findVersion(long member);

  /**
   * One statement, hence one snapshot: the version belongs to exactly these ties. By primary keys,
   * and {@code relation_reverse} for those who block the member.
   */
  @Select(
      """
      SELECT 0 AS kind, 0 AS other_id, ties_version AS since FROM member WHERE member_id = #{member}
      UNION ALL
      SELECT 1, author_id, ties_version FROM following WHERE member_id = #{member}
      UNION ALL
      SELECT 2, other_id, 0 FROM relation WHERE member_id = #{member}
      UNION ALL
      SELECT 2, member_id, 0 FROM relation WHERE other_id = #{member} AND kind = 1
      """)
  List<TieRow> load(long member);
}

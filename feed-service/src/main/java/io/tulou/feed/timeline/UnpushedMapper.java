package io.tulou.feed.timeline;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface UnpushedMapper {
  /** By key {@code member_unpushed}; as many as there ever were big accounts. */
  @Select("SELECT member_id, unpushed_to FROM member WHERE unpushed_to > 0")
  List<UnpushedRow> load();
}

package io.tulou.feed.timeline;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface UnpushedMapper {
  /** All of them, by primary key: a few for each account that ever was big. */
  @Select("SELECT author_id, from_post, to_post FROM unpushed_range ORDER BY author_id, to_post")
  List<UnpushedRow> load();
}

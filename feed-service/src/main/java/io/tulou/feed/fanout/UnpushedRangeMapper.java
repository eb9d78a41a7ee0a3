package io.tulou.feed.fanout;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** All by primary key, but for the newest post, by key {@code post_by_author}. */
@Mapper
interface UnpushedRangeMapper {
  /** Adds a range, or lets the one with the same end begin no later. */
  @Insert(
      """
      INSERT INTO unpushed_range (author_id, from_post, to_post)
      VALUES (#{author}, #{from}, #{to})
      ON DUPLICATE KEY UPDATE from_post = LEAST(from_post, VALUES(from_post))
      """)
  int put(@Param("author") long author, @Param("from") long from, @Param("to") long to);

  /** Held until the transaction ends. */
  @Select(
      """
      SELECT from_post FROM unpushed_range
      WHERE author_id = #{author} AND to_post = 9223372036854775807 FOR UPDATE
      """)
  @Nullable Long lockOpen(long author);

  @Delete(
      """
      DELETE FROM unpushed_range
      WHERE author_id = #{author} AND to_post = 9223372036854775807
      """)
  int deleteOpen(long author);

  @Select(
      """
      SELECT post_id FROM post WHERE author_id = #{author} AND state = 0
      ORDER BY post_id DESC LIMIT 1
      """)
  @Nullable Long findNewestPost(long author);

  /** Ends of an author's ranges, the lowest first. */
  @Select("SELECT to_post FROM unpushed_range WHERE author_id = #{author} ORDER BY to_post")
  List<Long> listEnds(long author);

  @Delete("DELETE FROM unpushed_range WHERE author_id = #{author} AND to_post < #{to}")
  int deleteBelow(@Param("author") long author, @Param("to") long to);

  @Update("UPDATE unpushed_range SET from_post = 0 WHERE author_id = #{author} AND to_post = #{to}")
  int extendToFirst(@Param("author") long author, @Param("to") long to);
}

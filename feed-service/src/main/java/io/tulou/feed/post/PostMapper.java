package io.tulou.feed.post;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface PostMapper {
  String COLUMNS =
      """
      post_id, author_id, text, html, attachments, visibility, state, publish_at, created_at,
      idem_key, request_hash, version
      """;

  /** Fails on a key that the author used before, and on an id that is taken. */
  @Insert(
      """
      INSERT INTO post (post_id, author_id, text, html, attachments, visibility, state, publish_at,
                        created_at, idem_key, request_hash, version)
      VALUES (#{postId}, #{authorId}, #{text}, #{html}, #{attachments}, #{visibility}, #{state},
              #{publishAt}, #{createdAt}, #{idemKey}, #{requestHash}, #{version})
      """)
  int add(PostRow post);

  /** By primary key. */
  @Select("SELECT " + COLUMNS + " FROM post WHERE post_id = #{id}")
  @Nullable PostRow find(long id);

  /** By unique key {@code post_idempotency}. */
  @Select("SELECT " + COLUMNS + " FROM post WHERE author_id = #{author} AND idem_key = #{idemKey}")
  @Nullable PostRow findByKey(@Param("author") long author, @Param("idemKey") String idemKey);

  /** Published ones only, in no order; by primary key. */
  @Select(
      "<script>SELECT "
          + COLUMNS
          + """
          FROM post WHERE state = 0 AND post_id IN
          <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
          </script>
          """)
  List<PostRow> loadPublished(@Param("ids") Collection<Long> ids);

  /** Published ones only, in no order; by primary key. */
  @Select(
      """
      <script>
      SELECT post_id, author_id FROM post WHERE state = 0 AND post_id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<PostHead> loadHeads(@Param("ids") Collection<Long> ids);

  /** Newest first, by key {@code post_by_author}. */
  @Select(
      "SELECT "
          + COLUMNS
          + """
           FROM post WHERE author_id = #{author} AND state = 0 AND post_id < #{below}
          ORDER BY post_id DESC LIMIT #{count}
          """)
  List<PostRow> listByAuthor(
      @Param("author") long author, @Param("below") long below, @Param("count") int count);

  /** Each part by key {@code post_by_author} alone. */
  @Select(
      """
      <script>
      <foreach collection="positions" item="p" separator=" UNION ALL ">
        (SELECT author_id, post_id FROM post
         WHERE author_id = #{p.authorId} AND state = 0 AND post_id &lt; #{p.below}
         ORDER BY post_id DESC LIMIT #{each})
      </foreach>
      </script>
      """)
  List<OutboxRow> newestOf(
      @Param("positions") List<AuthorOutboxes.Position> positions, @Param("each") int each);

  /** Earliest first, by key {@code post_due}. */
  @Select(
      """
      SELECT post_id, author_id FROM post WHERE state = 1 AND publish_at <= #{now}
      ORDER BY publish_at LIMIT #{count}
      """)
  List<PostHead> listDue(@Param("now") Instant now, @Param("count") int count);

  /** Takes effect once. */
  @Update("UPDATE post SET state = 0, version = version + 1 WHERE post_id = #{id} AND state = 1")
  int publish(long id);

  /** Takes effect once. */
  @Update("UPDATE post SET state = 2, version = version + 1 WHERE post_id = #{id} AND state <> 2")
  int delete(long id);

  /** Of every state, those that hold anything that was written; by key {@code post_by_author}. */
  @Select(
      "SELECT "
          + COLUMNS
          + """
           FROM post
          WHERE author_id = #{author} AND state IN (0, 1, 2)
            AND (text <> '' OR html <> '' OR JSON_LENGTH(attachments) > 0)
          LIMIT #{count}
          """)
  List<PostRow> listWritten(@Param("author") long author, @Param("count") int count);

  /** By key {@code post_by_author}. */
  @Select(
      """
      SELECT COUNT(*) FROM post
      WHERE author_id = #{author} AND state IN (0, 1, 2)
        AND (text <> '' OR html <> '' OR JSON_LENGTH(attachments) > 0)
      """)
  long countWritten(long author);

  /** Nothing of what was written is left; the row stays for those who refer to it. */
  @Update(
      """
      UPDATE post SET state = 2, text = '', html = '', attachments = '[]', version = version + 1
      WHERE post_id = #{id}
      """)
  int erase(long id);
}

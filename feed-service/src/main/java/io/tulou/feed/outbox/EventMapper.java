package io.tulou.feed.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface EventMapper {
  @Insert(
      """
      INSERT INTO event_outbox (topic, event_key, ordered_by, payload, created_at)
      VALUES (#{topic}, #{key}, #{orderedBy}, #{payload}, #{at})
      """)
  int add(
      @Param("topic") String topic,
      @Param("key") String key,
      @Param("orderedBy") long orderedBy,
      @Param("payload") byte[] payload,
      @Param("at") Instant at);

  /** Oldest first by primary key; what another relay holds is passed over. */
  @Select(
      """
      SELECT event_id, topic, event_key, ordered_by, payload FROM event_outbox
      ORDER BY event_id LIMIT #{count} FOR UPDATE SKIP LOCKED
      """)
  List<EventRow> claim(int count);

  /**
   * All unsent events of some up to an id, whoever holds them; by key {@code event_outbox_order}.
   */
  @Select(
      """
      <script>
      SELECT event_id, ordered_by FROM event_outbox
      WHERE event_id &lt;= #{upTo} AND ordered_by IN
      <foreach collection="orders" item="o" open="(" separator="," close=")">#{o}</foreach>
      </script>
      """)
  List<PlaceRow> unsent(@Param("orders") Collection<Long> orders, @Param("upTo") long upTo);

  @Delete(
      """
      <script>
      DELETE FROM event_outbox WHERE event_id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  int delete(@Param("ids") Collection<Long> ids);
}

package io.tulou.history.notification.store;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Rows of {@code notification_recipient}; all by primary key. */
@Mapper
interface RecipientMapper {
  /**
   * Makes the rows that are missing and holds all of them until the transaction ends, one after the
   * other in the order given.
   */
  @Insert(
      """
      <script>
      INSERT INTO notification_recipient (member_id, latest, read_to, unread, version)
      VALUES <foreach item="id" collection="ids" separator=",">(#{id}, 0, 0, 0, 0)</foreach>
      ON DUPLICATE KEY UPDATE member_id = VALUES(member_id)
      </script>
      """)
  void lock(@Param("ids") Collection<Long> ids);

  @Select(
      """
      <script>
      SELECT member_id, latest, read_to, unread, version FROM notification_recipient
      WHERE member_id IN <foreach item="id" collection="ids" open="(" separator="," close=")"
        >#{id}</foreach>
      </script>
      """)
  List<RecipientRow> find(@Param("ids") Collection<Long> ids);

  @Insert(
      """
      <script>
      INSERT INTO notification_recipient (member_id, latest, read_to, unread, version)
      VALUES <foreach item="row" collection="rows" separator=",">(#{row.memberId}, #{row.latest},
        #{row.readTo}, #{row.unread}, #{row.version})</foreach>
      ON DUPLICATE KEY UPDATE latest = VALUES(latest), unread = VALUES(unread),
        read_to = VALUES(read_to), version = VALUES(version)
      </script>
      """)
  void put(@Param("rows") Collection<RecipientRow> rows);

  @Update(
      """
      UPDATE notification_recipient
      SET read_to = #{readTo}, unread = #{unread}, version = version + 1
      WHERE member_id = #{memberId}
      """)
  void markRead(
      @Param("memberId") long memberId, @Param("readTo") long readTo, @Param("unread") int unread);
}

package io.tulou.comment.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What is known of one comment; every list is bounded. */
@Mapper
interface DetailMapper {
  /** Seconds that a query may take. */
  int PATIENCE = 2;

  /** By {@code revision_by_comment}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT version, text, edited_at FROM revision
      WHERE comment_id = #{commentId} ORDER BY edit_id DESC LIMIT 50
      """)
  List<EditRow> edits(@Param("commentId") long commentId);

  /** By {@code decision_by_comment}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT decision_id, actor_id, action, reason, note, from_state, to_state, decided_at
      FROM decision WHERE comment_id = #{commentId} ORDER BY decision_id DESC LIMIT 100
      """)
  List<ChangeRow> changes(@Param("commentId") long commentId);

  /** By {@code comment_by_author}. */
  @Options(timeout = PATIENCE)
  @Select(
      """
      SELECT state FROM comment_index WHERE author_id = #{memberId}
      ORDER BY comment_id DESC LIMIT 50
      """)
  List<Integer> latestStates(@Param("memberId") long memberId);

  /** By primary key. */
  @Options(timeout = PATIENCE)
  @Select("SELECT kind, until_at FROM member_sanction WHERE member_id = #{memberId}")
  Optional<SanctionRow> sanction(@Param("memberId") long memberId);

  /** A text that gave way. */
  record EditRow(long version, String text, Instant editedAt) {}

  /** An entry of the audit. */
  record ChangeRow(
      long decisionId,
      long actorId,
      String action,
      String reason,
      @Nullable String note,
      int fromState,
      int toState,
      Instant decidedAt) {}

  /** A sanction; lifted without kind. */
  record SanctionRow(@Nullable String kind, @Nullable Instant untilAt) {}
}

package io.tulou.commentjob.store;

/**
 * Rows of {@code idempotency_key}, {@code recent_write}, {@code shadowed_answer} and {@code
 * reaction}, written in bulk.
 */
final class TraceInserts {
  static final MultiRow<IdempotencyRow> KEYS =
      new MultiRow<>(
          """
          INSERT INTO idempotency_key
            (subject_id, member_id, idem_key, request_hash, comment_id, created_at)
          VALUES
          """,
          "",
          (row, literals) ->
              literals
                  .number(row.subjectId())
                  .number(row.memberId())
                  .text(row.idemKey())
                  .text(row.requestHash())
                  .number(row.commentId())
                  .time(row.createdAt()));

  static final MultiRow<RecentWriteRow> RECENT_WRITES =
      new MultiRow<>(
          "INSERT INTO recent_write (subject_id, member_id, last_at, texts) VALUES ",
          " ON DUPLICATE KEY UPDATE last_at = VALUES(last_at), texts = VALUES(texts)",
          (row, literals) ->
              literals
                  .number(row.subjectId())
                  .number(row.memberId())
                  .time(row.lastAt())
                  .bytes(row.texts().packed()));

  static final MultiRow<ShadowedAnswerRow> SHADOWED_ANSWERS =
      new MultiRow<>(
          "INSERT INTO shadowed_answer (subject_id, thread_id, comment_id, state) VALUES ",
          " ON DUPLICATE KEY UPDATE state = VALUES(state)",
          (row, literals) ->
              literals
                  .number(row.subjectId())
                  .number(row.threadId())
                  .number(row.commentId())
                  .code(row.state()));

  static final MultiRow<ReactionRow> REACTIONS =
      new MultiRow<>(
          "INSERT INTO reaction (subject_id, member_id, comment_id, kind, reacted_at) VALUES ",
          " ON DUPLICATE KEY UPDATE kind = VALUES(kind), reacted_at = VALUES(reacted_at)",
          (row, literals) ->
              literals
                  .number(row.subjectId())
                  .number(row.memberId())
                  .number(row.commentId())
                  .code(row.kind())
                  .time(row.reactedAt()));

  private TraceInserts() {}
}

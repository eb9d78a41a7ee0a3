package io.tulou.commentjob.store;

/** Rows of {@code comment_index} and {@code comment_content}, written in bulk. */
final class CommentInserts {
  private static final String INDEX =
      """
      INSERT INTO comment_index (subject_id, comment_id, root_id, parent_id, floor, author_id,
        state, listed, pinned, featured, like_count, dislike_count, reply_count, report_count,
        next_floor, hot, preview, created_at, edited_at, version)
      VALUES
      """;

  static final MultiRow<CommentRow> NEW = new MultiRow<>(INDEX, "", CommentInserts::index);

  /** The rows are there: an upsert, because many of those go as one statement. */
  static final MultiRow<CommentRow> CHANGED =
      new MultiRow<>(
          INDEX,
          """
           ON DUPLICATE KEY UPDATE state = VALUES(state), listed = VALUES(listed),
          pinned = VALUES(pinned), featured = VALUES(featured), like_count = VALUES(like_count),
          dislike_count = VALUES(dislike_count), reply_count = VALUES(reply_count),
          report_count = VALUES(report_count), next_floor = VALUES(next_floor), hot = VALUES(hot),
          preview = VALUES(preview), edited_at = VALUES(edited_at), version = VALUES(version)\
          """,
          CommentInserts::index);

  static final MultiRow<ContentRow> NEW_CONTENT =
      new MultiRow<>(
          """
          INSERT INTO comment_content
            (subject_id, comment_id, text, html, mentions, ip, device, pending_edit,
            matched_rules)
          VALUES
          """,
          "",
          CommentInserts::content);

  /** As for {@link #CHANGED}. */
  static final MultiRow<ContentRow> CHANGED_CONTENT =
      new MultiRow<>(
          """
          INSERT INTO comment_content
            (subject_id, comment_id, text, html, mentions, ip, device, pending_edit,
            matched_rules)
          VALUES
          """,
          """
           ON DUPLICATE KEY UPDATE text = VALUES(text), html = VALUES(html),
          mentions = VALUES(mentions), ip = VALUES(ip), device = VALUES(device),
          pending_edit = VALUES(pending_edit), matched_rules = VALUES(matched_rules)\
          """,
          CommentInserts::content);

  private CommentInserts() {}

  private static void index(CommentRow row, Literals literals) {
    literals
        .number(row.subjectId())
        .number(row.commentId())
        .number(row.rootId())
        .number(row.parentId())
        .number(row.floor())
        .number(row.authorId())
        .code(row.state())
        .flag(row.listed())
        .flag(row.pinned())
        .flag(row.featured())
        .number(row.likeCount())
        .number(row.dislikeCount())
        .number(row.replyCount())
        .number(row.reportCount())
        .number(row.nextFloor())
        .number(row.hot())
        .text(row.preview())
        .time(row.createdAt())
        .time(row.editedAt())
        .number(row.version());
  }

  private static void content(ContentRow row, Literals literals) {
    var edit = row.pendingEdit();
    literals
        .number(row.subjectId())
        .number(row.commentId())
        .text(row.text())
        .text(row.html())
        .text(row.mentions())
        .text(row.ip())
        .text(row.device())
        .text(edit == null ? null : PendingEditHandler.write(edit))
        .text(row.matchedRules());
  }
}

package io.tulou.local.exporter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads comments, reactions and names, by keys that have indexes. */
final class CommentRows {
  private final Connection comments;
  private final Connection members;

  CommentRows(Connection comments, Connection members) {
    this.comments = comments;
    this.members = members;
  }

  /** A comment with its subject. */
  record Row(
      long commentId,
      long subjectId,
      String subjectType,
      String subject,
      @Nullable Long ownerId,
      @Nullable String title,
      @Nullable String url,
      Instant subjectCreatedAt,
      long parentId,
      long authorId,
      int state,
      String text,
      String html,
      Instant createdAt,
      @Nullable Instant editedAt) {}

  /** Members who reacted to a comment. */
  record Reactions(List<Long> likes, List<Long> dislikes) {
    static final Reactions NONE = new Reactions(List.of(), List.of());
  }

  /** The next comments behind an id, in the order of their ids. */
  List<Row> behind(long commentId, int limit) throws SQLException {
    try (var query =
        comments.prepareStatement(
            """
            SELECT i.comment_id, i.subject_id, s.type, s.id, s.owner_id, s.title, s.url,
              s.created_at, i.parent_id, i.author_id, i.state, c.text, c.html, i.created_at,
              i.edited_at
            FROM comment_index i
            JOIN comment_content c ON c.subject_id = i.subject_id AND c.comment_id = i.comment_id
            JOIN subject s ON s.subject_id = i.subject_id
            WHERE i.comment_id > ? ORDER BY i.comment_id LIMIT ?
            """)) {
      query.setLong(1, commentId);
      query.setInt(2, limit);
      var rows = new ArrayList<Row>();
      try (var found = query.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
      return rows;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, Long.class),
        row.getString(6),
        row.getString(7),
        instant(row, 8),
        row.getLong(9),
        row.getLong(10),
        row.getInt(11),
        row.getString(12),
        row.getString(13),
        instant(row, 14),
        row.getObject(15) == null ? null : instant(row, 15));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** Reactions by comment; those without any are left out. */
  Map<Long, Reactions> reactions(Collection<Row> rows) throws SQLException {
    var reactions = new HashMap<Long, Reactions>();
    try (var query = comments.createStatement();
        var found =
            query.executeQuery(
                "SELECT comment_id, member_id, kind FROM reaction WHERE (subject_id, comment_id) IN"
                    + " ("
                    + rows.stream()
                        .map(row -> "(" + row.subjectId() + "," + row.commentId() + ")")
                        .collect(Collectors.joining(","))
                    + ") ORDER BY comment_id, member_id")) {
      while (found.next()) {
        var of =
            reactions.computeIfAbsent(
                found.getLong(1), _ -> new Reactions(new ArrayList<>(), new ArrayList<>()));
        (found.getInt(3) == 0 ? of.likes() : of.dislikes()).add(found.getLong(2));
      }
    }
    return reactions;
  }

  /** Names by member; those who are not known are left out. */
  Map<Long, String> names(Collection<Long> memberIds) throws SQLException {
    var names = new HashMap<Long, String>();
    if (memberIds.isEmpty()) {
      return names;
    }
    try (var query = members.createStatement();
        var found =
            query.executeQuery(
                "SELECT member_id, name FROM member WHERE member_id IN ("
                    + memberIds.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + ")")) {
      while (found.next()) {
        names.put(found.getLong(1), found.getString(2));
      }
    }
    return names;
  }
}

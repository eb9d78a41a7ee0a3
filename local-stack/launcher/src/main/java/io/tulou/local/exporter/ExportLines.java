package io.tulou.local.exporter;

import io.tulou.local.exporter.CommentRows.Reactions;
import io.tulou.local.exporter.CommentRows.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; ids are texts, times RFC 3339. */
final class ExportLines {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> STATES = List.of("visible", "pending", "removed", "deleted");
  private static final String DELETED = "deleted";

  private ExportLines() {}

  static String subject(Row row, Map<Long, String> names) {
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", "subject");
    line.put("subject", subject(row));
    if (row.ownerId() != null) {
      line.put("owner", member(row.ownerId(), names));
    }
    if (row.title() != null) {
      line.put("title", row.title());
    }
    if (row.url() != null) {
      line.put("url", row.url());
    }
    line.put("createdAt", row.subjectCreatedAt().toString());
    return JSON.writeValueAsString(line);
  }

  /** What its author has deleted goes without its text. */
  static String comment(Row row, Reactions reactions, Map<Long, String> names) {
    var state = STATES.get(row.state());
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", "comment");
    line.put("subject", subject(row));
    line.put("id", Long.toString(row.commentId()));
    if (row.parentId() != 0) {
      line.put("parentId", Long.toString(row.parentId()));
    }
    line.put("author", member(row.authorId(), names));
    line.put("state", state);
    if (!state.equals(DELETED)) {
      line.put("text", row.text());
      line.put("html", row.html());
    }
    line.put("createdAt", row.createdAt().toString());
    if (row.editedAt() != null) {
      line.put("editedAt", row.editedAt().toString());
    }
    line.put("likes", texts(reactions.likes()));
    line.put("dislikes", texts(reactions.dislikes()));
    return JSON.writeValueAsString(line);
  }

  private static Map<String, String> subject(Row row) {
    var subject = new LinkedHashMap<String, String>();
    subject.put("type", row.subjectType());
    subject.put("id", row.subject());
    return subject;
  }

  private static Map<String, String> member(long memberId, Map<Long, String> names) {
    var member = new LinkedHashMap<String, String>();
    member.put("id", Long.toString(memberId));
    member.put("name", names.getOrDefault(memberId, ""));
    return member;
  }

  private static List<String> texts(List<Long> ids) {
    return ids.stream().map(String::valueOf).toList();
  }
}

package io.tulou.commentjob.store;

import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.PendingEdit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code comment_content}.
 *
 * @param mentions JSON array of member ids
 * @param matchedRules names of rules, separated by commas; empty for none
 */
public record ContentRow(
    long subjectId,
    long commentId,
    String text,
    String html,
    String mentions,
    @Nullable String ip,
    @Nullable String device,
    @Nullable PendingEdit pendingEdit,
    String matchedRules) {
  private static final int MOST_NAMES = 500;

  /** What its author wrote last, whether readers see it or not. */
  public String latestText() {
    return pendingEdit == null ? text : pendingEdit.text();
  }

  public String latestHtml() {
    return pendingEdit == null ? html : pendingEdit.html();
  }

  /** With an edit that readers do not see yet; null for none. */
  public ContentRow awaiting(@Nullable PendingEdit edit) {
    return new ContentRow(
        subjectId, commentId, text, html, mentions, ip, device, edit, matchedRules);
  }

  /** With an edit that readers see. */
  public ContentRow showing(PendingEdit edit) {
    return new ContentRow(
        subjectId,
        commentId,
        edit.text(),
        edit.html(),
        mentionsOf(edit.mentions()),
        ip,
        device,
        null,
        matchedRules);
  }

  /** With the rules that another text has matched. */
  public ContentRow matching(List<String> names) {
    return new ContentRow(
        subjectId, commentId, text, html, mentions, ip, device, pendingEdit, rulesOf(names));
  }

  /** Nothing its author wrote, and not where from. */
  public ContentRow erased() {
    return new ContentRow(
        subjectId, commentId, "", "", mentionsOf(List.of()), null, null, null, "");
  }

  public boolean isErased() {
    return equals(erased());
  }

  public List<Long> mentionIds() {
    var ids = mentions.substring(1, mentions.length() - 1).trim();
    return ids.isEmpty()
        ? List.of()
        : Arrays.stream(ids.split(",")).map(id -> Long.valueOf(id.trim())).toList();
  }

  public Origin origin() {
    return new Origin(ip, matchedRules.isEmpty() ? List.of() : List.of(matchedRules.split(",")));
  }

  /** The names as one column holds them; the last are left out where there are too many. */
  public static String rulesOf(List<String> names) {
    var column = new StringBuilder();
    for (var name : names) {
      if (column.length() + name.length() < MOST_NAMES) {
        column.append(column.isEmpty() ? "" : ",").append(name);
      }
    }
    return column.toString();
  }

  /** The form that {@link #mentionIds} reads. */
  public static String mentionsOf(List<Long> memberIds) {
    return memberIds.toString();
  }
}

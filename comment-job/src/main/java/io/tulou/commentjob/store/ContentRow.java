package io.tulou.commentjob.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code comment_content}.
 *
 * @param mentions JSON array of member ids
 */
public record ContentRow(
    long subjectId,
    long commentId,
    String text,
    String html,
    String mentions,
    @Nullable String ip,
    @Nullable String device) {
  public List<Long> mentionIds() {
    var ids = mentions.substring(1, mentions.length() - 1).trim();
    return ids.isEmpty()
        ? List.of()
        : Arrays.stream(ids.split(",")).map(id -> Long.valueOf(id.trim())).toList();
  }

  /** The form that {@link #mentionIds} reads. */
  public static String mentionsOf(List<Long> memberIds) {
    return memberIds.toString();
  }
}

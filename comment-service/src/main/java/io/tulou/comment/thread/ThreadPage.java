package io.tulou.comment.thread;

import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.http.PageBytes;
import io.tulou.page.PageWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A page before it is written.
 *
 * @param previousCursor leads back, on pages that were reached from a context; null at the top and
 *     in a plain walk
 * @param reactions the viewer's reactions to comments of this page by comment id; null for nobody
 */
public record ThreadPage(
    List<PageItem> items,
    @Nullable String nextCursor,
    @Nullable String previousCursor,
    @Nullable Map<Long, ReactionKind> reactions) {
  /** Those that may have been reacted to, replies among them. */
  public LongStream appliedIds() {
    return ids(items);
  }

  public PageBytes bytes() {
    var out = new PageWriter().open();
    items(out);
    out.next(nextCursor);
    if (previousCursor != null) {
      out.previous(previousCursor);
    }
    return out.close(json(reactions));
  }

  /** Its items and both cursors, where a page is a part of something. */
  PageWriter write(PageWriter out) {
    items(out.open());
    return out.next(nextCursor).previous(previousCursor);
  }

  static LongStream ids(List<PageItem> items) {
    return items.stream()
        .flatMap(PageItem::all)
        .filter(PageItem::isApplied)
        .mapToLong(PageItem::id);
  }

  /** Reactions as they are told; null where there are none to be told. */
  public static byte @Nullable [] json(@Nullable Map<Long, ReactionKind> reactions) {
    return reactions == null
        ? null
        : reactions.entrySet().stream()
            .map(each -> "\"%d\":\"%s\"".formatted(each.getKey(), each.getValue().word()))
            .sorted()
            .collect(Collectors.joining(",", "{", "}"))
            .getBytes(StandardCharsets.US_ASCII);
  }

  private void items(PageWriter out) {
    for (var item : items) {
      var replies = item.replies();
      out.add(
          item.fragment(),
          item.replyCount(),
          replies == null ? null : replies.stream().map(PageItem::fragment).toList());
    }
  }
}

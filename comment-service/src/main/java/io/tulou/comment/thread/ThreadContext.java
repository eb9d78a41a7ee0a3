package io.tulou.comment.thread;

import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.http.PageBytes;
import io.tulou.page.PageWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a comment stands.
 *
 * @param roots the page of the subject's roots, newest first, that holds it or its root
 * @param replies for a reply: the page of its root's replies, oldest first, that holds it; else
 *     null
 */
public record ThreadContext(ThreadPage roots, @Nullable ThreadPage replies) {
  public PageBytes bytes() {
    var out = roots.write(new PageWriter());
    if (replies != null) {
      replies.write(out.raw(",\"replies\":")).raw("}");
    }
    return out.close(ThreadPage.json(reactions()));
  }

  private @Nullable Map<Long, ReactionKind> reactions() {
    if (roots.reactions() == null) {
      return null;
    }
    var all = new HashMap<Long, ReactionKind>();
    Stream.of(roots, replies == null ? roots : replies)
        .map(ThreadPage::reactions)
        .filter(Objects::nonNull)
        .forEach(all::putAll);
    return all;
  }
}

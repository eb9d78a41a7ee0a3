package io.tulou.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a notification says beside the comment it names. Those the caller may not see are left out.
 */
public record NoticedComments(List<Item> items) {
  /**
   * One comment.
   *
   * @param text its beginning, up to 200 code points; null for a tombstone
   * @param decision the latest on it, if that was asked for and the comment is the caller's own
   */
  public record Item(long commentId, @Nullable String text, @Nullable Decision decision) {}

  /**
   * What a moderator decided, as the author may know it.
   *
   * @param action as in the command: {@code remove}, {@code restore} and so on
   */
  public record Decision(String action, String reason) {}
}

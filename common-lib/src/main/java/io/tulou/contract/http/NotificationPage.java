package io.tulou.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notifications, latest news first.
 *
 * @param latest sequence number of the newest there ever was: what to mark as read up to
 * @param unread counted to 100
 */
public record NotificationPage(
    List<NotificationView> items, @Nullable String nextCursor, long latest, int unread) {
  public NotificationPage {
    items = List.copyOf(items);
  }
}

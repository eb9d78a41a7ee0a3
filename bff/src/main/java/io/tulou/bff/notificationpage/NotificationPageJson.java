package io.tulou.bff.notificationpage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notifications, latest news first.
 *
 * @param latest sequence number of the newest there ever was
 * @param unread counted to 100
 */
public record NotificationPageJson(
    List<NotificationJson> items, @Nullable String nextCursor, long latest, int unread) {}

package io.tulou.contract.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What history-service offers the door about the caller's notifications. */
@HttpExchange("/internal/notifications")
public interface NotificationApi {
  /**
   * The caller's notifications.
   *
   * @param limit 1..50
   */
  @GetExchange
  NotificationPage list(
      @RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

  /** How many are unread. */
  @GetExchange("/unread")
  UnreadNotifications unread();
}

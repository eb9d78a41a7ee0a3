package io.tulou.history.notification;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.http.NotificationApi;
import io.tulou.contract.http.NotificationPage;
import io.tulou.contract.http.UnreadNotifications;
import io.tulou.history.OnApi;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The caller's notifications: pages for the door, which adds names. */
@RestController
@OnApi
class NotificationController implements NotificationApi {
  private static final int MOST = 50;

  private final NotificationReader reader;

  NotificationController(NotificationReader reader) {
    this.reader = reader;
  }

  @Override
  public NotificationPage list(int limit, @Nullable String cursor) {
    if (limit < 1 || limit > MOST) {
      throw ApiException.invalid("limit", "must be 1 to " + MOST);
    }
    return reader.list(memberId(), limit, cursor);
  }

  @Override
  public UnreadNotifications unread() {
    return reader.unread(memberId());
  }

  private static long memberId() {
    return Caller.current().orElse(Caller.NOBODY).member();
  }
}

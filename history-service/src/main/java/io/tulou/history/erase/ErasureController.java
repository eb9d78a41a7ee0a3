package io.tulou.history.erase;

import io.tulou.contract.http.ErasureApi;
import io.tulou.history.OnApi;
import io.tulou.history.notification.notify.NotificationErasure;
import org.springframework.web.bind.annotation.RestController;

/** For comment-job, which runs what operators ask for. */
@OnApi
@RestController
class ErasureController implements ErasureApi {
  private static final int MOST_NOTIFICATIONS = 500;

  private final HistoryErasure history;
  private final NotificationErasure notifications;

  ErasureController(HistoryErasure history, NotificationErasure notifications) {
    this.history = history;
    this.notifications = notifications;
  }

  @Override
  public Erased erase(Member member) {
    long id = member.memberId();
    if (member.isFirst()) {
      history.clear(id);
    }
    int erased = notifications.erase(id, MOST_NOTIFICATIONS);
    return new Erased(erased, history.left(id) + notifications.left(id));
  }
}

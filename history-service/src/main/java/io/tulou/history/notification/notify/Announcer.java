package io.tulou.history.notification.notify;

import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.notification.NotificationEvent;
import io.tulou.history.notification.store.NotificationTables;
import io.tulou.history.notification.store.RecipientRow;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Tells the log how the notifications of members stand, for those who show it live. */
@Component
public class Announcer {
  private final NotificationTables tables;
  private final LogWriter log;
  private final MessageCodec<NotificationEvent> codec = new MessageCodec<>(NotificationEvent.class);

  Announcer(NotificationTables tables, LogWriter log) {
    this.tables = tables;
    this.log = log;
  }

  /**
   * Appends the present state of each and waits until the log has taken it.
   *
   * @throws io.tulou.common.log.LogUnavailable if it does not
   */
  public void announce(Collection<Long> memberIds) {
    var appends =
        tables.findRecipients(memberIds).stream()
            .map(this::append)
            .toArray(CompletableFuture<?>[]::new);
    LogWriter.await(Topic.NOTIFICATION_EVENTS, CompletableFuture.allOf(appends));
  }

  private CompletableFuture<?> append(RecipientRow row) {
    var event = new NotificationEvent.NotificationsChanged(row.snapshot());
    return log.append(Topic.NOTIFICATION_EVENTS, event.key(), codec.encode(event));
  }
}

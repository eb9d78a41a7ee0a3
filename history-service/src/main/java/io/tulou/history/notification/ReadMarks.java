package io.tulou.history.notification;

import io.tulou.common.log.LogUnavailable;
import io.tulou.contract.http.UnreadNotifications;
import io.tulou.history.OnApi;
import io.tulou.history.notification.notify.Announcer;
import io.tulou.history.notification.store.NotificationTables;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks notifications as read. What is read stays read; doing it again changes nothing. */
@Component
@OnApi
class ReadMarks {
  private static final Logger log = LoggerFactory.getLogger(ReadMarks.class);

  private final NotificationTables tables;
  private final TransactionTemplate transaction;
  private final Announcer announcer;

  ReadMarks(NotificationTables tables, TransactionTemplate transaction, Announcer announcer) {
    this.tables = tables;
    this.transaction = transaction;
    this.announcer = announcer;
  }

  /** All with a sequence number up to this one; never beyond what there is. */
  UnreadNotifications read(long memberId, long upTo) {
    var moved = transaction.execute(_ -> move(memberId, upTo));
    if (moved.hasMoved()) {
      announce(memberId);
    }
    return moved.unread();
  }

  private record Moved(UnreadNotifications unread, boolean hasMoved) {}

  private Moved move(long memberId, long upTo) {
    var row = tables.lock(List.of(memberId)).getFirst();
    long readTo = Math.min(upTo, row.latest());
    if (readTo <= row.readTo()) {
      return new Moved(new UnreadNotifications(row.latest(), row.counted()), false);
    }
    int left = row.unread() - tables.countShown(memberId, row.readTo(), readTo);
    tables.markRead(memberId, readTo, left);
    return new Moved(new UnreadNotifications(row.latest(), row.unread(left).counted()), true);
  }

  /** The member's other devices hear of it late if the log is away. */
  private void announce(long memberId) {
    try {
      announcer.announce(List.of(memberId));
    } catch (LogUnavailable away) {
      log.debug("read marks not told", away);
    }
  }
}

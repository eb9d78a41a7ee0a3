package io.tulou.history.notification.notify;

import io.tulou.history.OnApi;
import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.NotificationTables;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a member's notifications away, and who is gathered in them, as {@link Expiry} does. */
@Component
@OnApi
public class NotificationErasure {
  private final NotificationTables tables;
  private final TransactionTemplate transaction;
  private final Announcer announcer;

  NotificationErasure(
      NotificationTables tables, TransactionTemplate transaction, Announcer announcer) {
    this.tables = tables;
    this.transaction = transaction;
    this.announcer = announcer;
  }

  /** Takes so many groups away at most; how many there were. */
  public int erase(long memberId, int most) {
    var groups = tables.of(memberId, most);
    if (!groups.isEmpty()) {
      announcer.announce(transaction.execute(_ -> letGo(memberId, groups)));
    }
    return groups.size();
  }

  /** How many groups there are. */
  public long left(long memberId) {
    return tables.count(memberId);
  }

  private Set<Long> letGo(long memberId, List<GroupKey> groups) {
    var ledger = Ledger.open(tables, List.of(memberId));
    tables.find(groups).forEach(group -> ledger.of(memberId).remove(group));
    tables.delete(groups);
    return ledger.save();
  }
}

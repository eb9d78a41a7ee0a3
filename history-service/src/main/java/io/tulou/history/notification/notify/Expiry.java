package io.tulou.history.notification.notify;

import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.NotificationTables;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets groups go that had no news for long, and those gathered in them. It holds the recipients as
 * whoever writes does, so unread counts stay right, and a group with news meanwhile stays.
 */
final class Expiry {
  private static final int MOST = 200;

  private final NotificationTables tables;
  private final TransactionTemplate transaction;
  private final Announcer announcer;
  private final Horizon horizon;

  Expiry(
      NotificationTables tables,
      TransactionTemplate transaction,
      Announcer announcer,
      Horizon horizon) {
    this.tables = tables;
    this.transaction = transaction;
    this.announcer = announcer;
    this.horizon = horizon;
  }

  /**
   * Lets up to 200 groups go.
   *
   * @return whether there may be more
   */
  boolean sweep() {
    var old = tables.expired(horizon.time(), MOST);
    if (!old.isEmpty()) {
      announcer.announce(transaction.execute(_ -> letGo(old)));
    }
    return old.size() == MOST;
  }

  private Set<Long> letGo(List<GroupKey> old) {
    var ledger = Ledger.open(tables, old.stream().map(GroupKey::memberId).toList());
    var gone =
        tables.find(old).stream().filter(group -> !horizon.reaches(group.changedAt())).toList();
    gone.forEach(group -> ledger.of(group.memberId()).remove(group));
    tables.delete(gone.stream().map(group -> group.key()).toList());
    return ledger.save();
  }
}

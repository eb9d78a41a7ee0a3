package io.tulou.history.notification.notify;

import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.NotificationRow;
import io.tulou.history.notification.store.NotificationTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The recipients of a batch, held until its transaction ends, and what becomes of their groups. */
final class Ledger {
  private final NotificationTables tables;
  private final Map<Long, Recipient> recipients = new HashMap<>();

  private Ledger(NotificationTables tables) {
    this.tables = tables;
  }

  /** Holds these members' rows. */
  static Ledger open(NotificationTables tables, Collection<Long> memberIds) {
    var ledger = new Ledger(tables);
    if (!memberIds.isEmpty()) {
      tables
          .lock(memberIds)
          .forEach(row -> ledger.recipients.put(row.memberId(), new Recipient(row)));
    }
    return ledger;
  }

  /** Loads groups, once they are held. */
  void load(Collection<GroupKey> groups) {
    tables.find(groups).forEach(row -> of(row.memberId()).enter(row));
  }

  Recipient of(long memberId) {
    var recipient = recipients.get(memberId);
    if (recipient == null) {
      throw new IllegalStateException("the recipient " + memberId + " is not held");
    }
    return recipient;
  }

  /** Writes what changed; gives whose notifications did. */
  Set<Long> save() {
    var changed = recipients.values().stream().filter(Recipient::hasChanged).toList();
    var rows = new ArrayList<NotificationRow>();
    changed.forEach(recipient -> rows.addAll(recipient.changedGroups()));
    tables.put(rows);
    tables.putRecipients(changed.stream().map(Recipient::row).toList());
    return changed.stream().map(Recipient::memberId).collect(Collectors.toSet());
  }
}

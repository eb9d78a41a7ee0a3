package io.tulou.history.notification.notify;

import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.NotificationRow;
import io.tulou.history.notification.store.RecipientRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One recipient while a batch is applied. Keeps the unread count right whatever is put. */
final class Recipient {
  private final RecipientRow before;
  private final Map<GroupKey, NotificationRow> groups = new HashMap<>();
  private final Map<GroupKey, NotificationRow> changed = new LinkedHashMap<>();
  private long latest;
  private int unread;
  private boolean hasLost;

  Recipient(RecipientRow before) {
    this.before = before;
    this.latest = before.latest();
    this.unread = before.unread();
  }

  long memberId() {
    return before.memberId();
  }

  /** Takes in a group as it stands in the table. */
  void enter(NotificationRow loaded) {
    groups.putIfAbsent(loaded.key(), loaded);
  }

  @Nullable NotificationRow find(GroupKey key) {
    return groups.get(key);
  }

  /** The number of the next news. */
  long next() {
    return ++latest;
  }

  void put(NotificationRow group) {
    var known = groups.put(group.key(), group);
    if (group.equals(known)) {
      return;
    }
    boolean wasUnread = known != null && known.isUnread(before.readTo());
    unread += (group.isUnread(before.readTo()) ? 1 : 0) - (wasUnread ? 1 : 0);
    changed.put(group.key(), group);
  }

  /** Forgets a group that is deleted. */
  void remove(NotificationRow group) {
    groups.remove(group.key());
    unread -= group.isUnread(before.readTo()) ? 1 : 0;
    hasLost = true;
  }

  Collection<NotificationRow> changedGroups() {
    return changed.values();
  }

  boolean hasChanged() {
    return hasLost || !changed.isEmpty() || latest != before.latest();
  }

  RecipientRow row() {
    return new RecipientRow(memberId(), latest, before.readTo(), unread, before.version() + 1);
  }
}

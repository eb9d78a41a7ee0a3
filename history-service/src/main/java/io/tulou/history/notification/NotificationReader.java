package io.tulou.history.notification;

import io.tulou.common.web.CursorKey;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.http.NotificationPage;
import io.tulou.contract.http.NotificationView;
import io.tulou.contract.http.UnreadNotifications;
import io.tulou.contract.notification.NotificationKind;
import io.tulou.history.OnApi;
import io.tulou.history.notification.store.NotificationRow;
import io.tulou.history.notification.store.NotificationTables;
import io.tulou.history.notification.store.RecipientRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts a member's notifications into pages, latest news first. */
@Component
@OnApi
class NotificationReader {
  private final NotificationTables tables;
  private final CursorKey cursors;

  NotificationReader(NotificationTables tables, CursorKey cursors) {
    this.tables = tables;
    this.cursors = cursors;
  }

  /** A group with news during a walk moves to the front, where the walk does not come again. */
  NotificationPage list(long memberId, int limit, @Nullable String cursor) {
    var scope = "notifications|" + memberId;
    long below = cursor == null ? Long.MAX_VALUE : cursors.open(scope, cursor, 1)[0];
    var recipient = recipient(memberId);
    var found = tables.list(memberId, below, limit + 1);
    var items = found.stream().limit(limit).map(row -> view(row, recipient.readTo())).toList();
    var next = found.size() > limit ? cursors.seal(scope, items.getLast().sequence()) : null;
    return new NotificationPage(items, next, recipient.latest(), recipient.counted());
  }

  UnreadNotifications unread(long memberId) {
    var recipient = recipient(memberId);
    return new UnreadNotifications(recipient.latest(), recipient.counted());
  }

  private RecipientRow recipient(long memberId) {
    return tables.findRecipients(List.of(memberId)).stream()
        .findFirst()
        .orElseGet(() -> RecipientRow.nobody(memberId));
  }

  private static NotificationView view(NotificationRow row, long readTo) {
    boolean isFollow = row.kind() == NotificationKind.FOLLOW;
    return new NotificationView(
        row.sequence(),
        row.kind(),
        row.type() == null || row.id() == null ? null : new SubjectRef(row.type(), row.id()),
        isFollow ? null : row.anchor(),
        row.rootId() == 0 ? null : row.rootId(),
        row.actorIds(),
        row.actorCount(),
        row.decision(),
        row.sequence() <= readTo,
        row.changedAt());
  }
}

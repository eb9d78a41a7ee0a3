package io.tulou.contract.notification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A whole new state. Consumers keep the highest version they saw, so duplicates, reordering and
 * replays are harmless.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(
    @JsonSubTypes.Type(
        value = NotificationEvent.NotificationsChanged.class,
        name = "NotificationsChanged"))
public sealed interface NotificationEvent {
  /** The compaction key: one record survives for each. */
  String key();

  /** A member's notifications as they stand now. */
  record NotificationsChanged(int version, NotificationsSnapshot notifications)
      implements NotificationEvent {
    public NotificationsChanged(NotificationsSnapshot notifications) {
      this(1, notifications);
    }

    @Override
    public String key() {
      return Long.toString(notifications.memberId());
    }
  }

  /**
   * How a member's notifications stand.
   *
   * @param memberId whom they are for
   * @param latest sequence number of the newest; each member's own run from 1 on, 0 where there
   *     never was one. It grows only where there is news
   * @param unread how many are not read, counted to {@link #MOST_COUNTED}
   * @param version grows with every change, also when some are read or vanish
   */
  record NotificationsSnapshot(long memberId, long latest, int unread, long version) {
    /** More are not told apart. */
    public static final int MOST_COUNTED = 100;
  }
}

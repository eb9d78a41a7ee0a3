package io.tulou.history.notification.store;

import io.tulou.contract.notification.NotificationEvent.NotificationsSnapshot;

/**
 * A row of {@code notification_recipient}.
 *
 * @param latest the last sequence number that was given
 * @param readTo all up to this one are read
 */
public record RecipientRow(long memberId, long latest, long readTo, int unread, long version) {
  public static RecipientRow nobody(long memberId) {
    return new RecipientRow(memberId, 0, 0, 0, 0);
  }

  public RecipientRow unread(int next) {
    return new RecipientRow(memberId, latest, readTo, next, version);
  }

  /** As it is told: counted only so far. */
  public NotificationsSnapshot snapshot() {
    return new NotificationsSnapshot(memberId, latest, counted(), version);
  }

  /** How many are unread, as far as they are counted for anybody. */
  public int counted() {
    return Math.min(unread, NotificationsSnapshot.MOST_COUNTED);
  }
}

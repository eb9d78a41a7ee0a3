package io.tulou.history.notification.store;

/** A row of {@code notification_tie}: one member's side towards another. */
public record TieRow(long memberId, long otherId, boolean muted, boolean blocked, long version) {
  /** Names one row. */
  public record Key(long memberId, long otherId) {
    public Key reverse() {
      return new Key(otherId, memberId);
    }
  }

  public static TieRow none(Key key) {
    return new TieRow(key.memberId(), key.otherId(), false, false, 0);
  }

  public Key key() {
    return new Key(memberId, otherId);
  }

  /** Whether the member does not want to hear of the other. */
  public boolean hides() {
    return muted || blocked;
  }
}

package io.tulou.history.notification.store;

import io.tulou.contract.notification.NotificationKind;

/**
 * A row of {@code notification_actor}: somebody who is, or was, gathered in a group.
 *
 * @param target the liked comment; 0 for the recipient
 * @param version of the reaction or tie it comes from
 * @param anchor of the group it is counted in
 * @param sequence when it was news; 0 if never
 */
public record ActorRow(
    long memberId,
    NotificationKind kind,
    long target,
    long actorId,
    long version,
    Standing standing,
    long anchor,
    long sequence) {
  /** Names one row. */
  public record Key(long memberId, NotificationKind kind, long target, long actorId) {}

  public Key key() {
    return new Key(memberId, kind, target, actorId);
  }

  public GroupKey group() {
    return new GroupKey(memberId, kind, anchor);
  }

  public ActorRow become(Standing next, long nextVersion) {
    return new ActorRow(memberId, kind, target, actorId, nextVersion, next, anchor, sequence);
  }
}

package io.tulou.history.notification.store;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.notification.NotificationDecision;
import io.tulou.contract.notification.NotificationKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notification}: one group of one recipient.
 *
 * @param sequence of the latest news in it; 0 where it never was shown
 * @param actorId who replied or mentioned; else 0
 * @param actors up to three ids, latest first
 * @param rootId 0 for a root, or no comment
 */
public record NotificationRow(
    long memberId,
    NotificationKind kind,
    long anchor,
    long sequence,
    Standing standing,
    long actorId,
    int actorCount,
    String actors,
    @Nullable String type,
    @Nullable String id,
    long rootId,
    @Nullable NotificationDecision decision,
    Instant changedAt) {

  /** A group about a comment of which nothing was shown yet. */
  public static NotificationRow of(GroupKey key, @Nullable SubjectRef subject, long rootId) {
    return new NotificationRow(
        key.memberId(),
        key.kind(),
        key.anchor(),
        0,
        Standing.HIDDEN,
        0,
        0,
        "",
        subject == null ? null : subject.type(),
        subject == null ? null : subject.id(),
        rootId,
        null,
        Instant.EPOCH);
  }

  public GroupKey key() {
    return new GroupKey(memberId, kind, anchor);
  }

  public boolean isShown() {
    return standing == Standing.SHOWN;
  }

  public boolean isUnread(long readTo) {
    return isShown() && sequence > readTo;
  }

  public List<Long> actorIds() {
    return IdList.read(actors);
  }

  public NotificationRow standing(Standing next) {
    return new NotificationRow(
        memberId,
        kind,
        anchor,
        sequence,
        next,
        actorId,
        actorCount,
        actors,
        type,
        id,
        rootId,
        decision,
        changedAt);
  }

  /** Is of that time, though it is no news. */
  public NotificationRow at(Instant time) {
    return news(sequence, time);
  }

  /** There is news in it. */
  public NotificationRow news(long nextSequence, Instant at) {
    return new NotificationRow(
        memberId,
        kind,
        anchor,
        nextSequence,
        standing,
        actorId,
        actorCount,
        actors,
        type,
        id,
        rootId,
        decision,
        at);
  }

  /** Comes from one member. */
  public NotificationRow from(long actor) {
    return new NotificationRow(
        memberId,
        kind,
        anchor,
        sequence,
        standing,
        actor,
        1,
        Long.toString(actor),
        type,
        id,
        rootId,
        decision,
        changedAt);
  }

  public NotificationRow count(int next) {
    return new NotificationRow(
        memberId, kind, anchor, sequence, standing, actorId, next, actors, type, id, rootId,
        decision, changedAt);
  }

  public NotificationRow actors(List<Long> latest) {
    return new NotificationRow(
        memberId,
        kind,
        anchor,
        sequence,
        standing,
        actorId,
        actorCount,
        IdList.write(latest),
        type,
        id,
        rootId,
        decision,
        changedAt);
  }

  public NotificationRow decided(NotificationDecision next) {
    return new NotificationRow(
        memberId,
        kind,
        anchor,
        sequence,
        standing,
        actorId,
        actorCount,
        actors,
        type,
        id,
        rootId,
        next,
        changedAt);
  }
}

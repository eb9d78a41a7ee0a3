package io.tulou.history.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.tulou.contract.notification.NotificationKind;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Recipients and their groups. Finds leave out what is not there. */
@Component
public class NotificationTables {
  private static final Set<NotificationKind> GATHERING =
      EnumSet.of(NotificationKind.LIKE, NotificationKind.FOLLOW);

  private final RecipientMapper recipients;
  private final NotificationMapper notifications;

  NotificationTables(RecipientMapper recipients, NotificationMapper notifications) {
    this.recipients = recipients;
    this.notifications = notifications;
  }

  /**
   * Holds these recipients until the transaction ends; in the order of their ids, so that two
   * workers wait for each other instead of dying.
   */
  public List<RecipientRow> lock(Collection<Long> memberIds) {
    var inOrder = new TreeSet<>(memberIds);
    Chunks.put(inOrder, recipients::lock);
    return Chunks.find(inOrder, recipients::find).toList();
  }

  public List<RecipientRow> findRecipients(Collection<Long> memberIds) {
    return Chunks.find(memberIds, recipients::find).toList();
  }

  public void putRecipients(Collection<RecipientRow> rows) {
    Chunks.put(rows, recipients::put);
  }

  /** Of a recipient that is held. */
  public void markRead(long memberId, long readTo, int unread) {
    recipients.markRead(memberId, readTo, unread);
  }

  public List<NotificationRow> find(Collection<GroupKey> keys) {
    return Chunks.find(keys, notifications::find).toList();
  }

  /** The groups about some comments, whoever they are for. */
  public Set<GroupKey> about(Collection<Long> commentIds) {
    return new HashSet<>(Chunks.find(commentIds, notifications::about).toList());
  }

  /** The replies and mentions of one member. */
  public List<NotificationRow> fromActor(long memberId, long actorId) {
    return notifications.fromActor(memberId, actorId);
  }

  /** Latest news first. */
  public List<NotificationRow> list(long memberId, long below, int limit) {
    return notifications.list(memberId, below, limit);
  }

  public int countShown(long memberId, long above, long upTo) {
    return notifications.countShown(memberId, above, upTo);
  }

  public void put(Collection<NotificationRow> rows) {
    Chunks.put(rows, notifications::put);
  }

  /** Some of what there is for a member, whether it was ever shown or not. */
  public List<GroupKey> of(long memberId, int limit) {
    return notifications.of(memberId, limit);
  }

  public long count(long memberId) {
    return notifications.count(memberId);
  }

  /** Groups without news since then, some of them. */
  public List<GroupKey> expired(Instant before, int limit) {
    return notifications.expired(before, limit);
  }

  /** With all who are or were gathered in them. */
  public void delete(Collection<GroupKey> groups) {
    Chunks.put(groups, notifications::delete);
    groups.stream()
        .filter(group -> GATHERING.contains(group.kind()))
        .forEach(notifications::deleteActors);
  }

  public Map<ActorRow.Key, ActorRow> findActors(Collection<ActorRow.Key> keys) {
    return Chunks.find(keys, notifications::findActors).collect(toMap(ActorRow::key, identity()));
  }

  /** Wherever one member is counted. */
  public List<ActorRow> counted(long memberId, long actorId) {
    return notifications.counted(memberId, actorId);
  }

  /** The last three who were news. */
  public List<Long> latestActors(GroupKey group) {
    return notifications.latestActors(group.memberId(), group.kind(), group.anchor());
  }

  public void putActors(Collection<ActorRow> rows) {
    Chunks.put(rows, notifications::putActors);
  }
}

package io.tulou.history.notification.notify;

import io.tulou.history.notification.store.ActorRow;
import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.NotificationRow;
import io.tulou.history.notification.store.NotificationTables;
import io.tulou.history.notification.store.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups that gather members: those who like a comment, those who began to follow on one day. A
 * member counts once, and is news once: taking a like back and giving it again only counts.
 */
final class Gatherings {
  private final NotificationTables tables;
  private final Ledger ledger;
  private final Horizon horizon;
  private final Map<ActorRow.Key, ActorRow> actors;
  private final Map<ActorRow.Key, ActorRow> changed = new LinkedHashMap<>();
  private final Set<GroupKey> touched = new LinkedHashSet<>();

  private Gatherings(
      NotificationTables tables,
      Ledger ledger,
      Horizon horizon,
      Map<ActorRow.Key, ActorRow> actors) {
    this.tables = tables;
    this.ledger = ledger;
    this.horizon = horizon;
    this.actors = actors;
  }

  /** Loads what is known of some members, and the groups they are counted in. */
  static Gatherings load(
      NotificationTables tables, Ledger ledger, Horizon horizon, Collection<ActorRow.Key> members) {
    var actors = new HashMap<>(tables.findActors(members));
    ledger.load(actors.values().stream().map(ActorRow::group).toList());
    return new Gatherings(tables, ledger, horizon, actors);
  }

  /**
   * What the log says of one member.
   *
   * @param empty the group, as it is made where it does not exist
   * @param joined whether the member belongs to it now
   * @param isHidden whether the recipient does not want to hear of the member
   * @param isVisible whether the group may be shown at all
   */
  record Told(
      ActorRow.Key member,
      long version,
      NotificationRow empty,
      boolean joined,
      boolean isHidden,
      boolean isVisible,
      Instant at) {}

  void tell(Told told) {
    var known = actors.get(told.member());
    if (known != null && told.version() <= known.version()) {
      return;
    }
    var first = known == null || (known.sequence() == 0 && known.standing() == Standing.HIDDEN);
    if (told.joined() && first && horizon.reaches(told.at())) {
      welcome(told);
    } else if (known == null) {
      put(member(told, Standing.HIDDEN, 0));
    } else if (told.joined() && !first) {
      joinAgain(known, told);
    } else {
      put(known.become(Standing.HIDDEN, told.version()));
      if (known.standing() == Standing.SHOWN) {
        count(known.group(), -1, told.isVisible());
      }
    }
  }

  private void joinAgain(ActorRow known, Told told) {
    if (known.standing() != Standing.HIDDEN) {
      put(known.become(known.standing(), told.version()));
    } else if (told.isHidden()) {
      put(known.become(Standing.DROPPED, told.version()));
    } else {
      put(known.become(Standing.SHOWN, told.version()));
      count(known.group(), 1, told.isVisible());
    }
  }

  private void welcome(Told told) {
    if (told.isHidden()) {
      put(member(told, Standing.DROPPED, 0));
      return;
    }
    var recipient = ledger.of(told.member().memberId());
    var found = recipient.find(told.empty().key());
    var group = found == null ? told.empty() : found;
    long sequence = recipient.next();
    put(member(told, Standing.SHOWN, sequence));
    recipient.put(
        group
            .count(group.actorCount() + 1)
            .standing(told.isVisible() ? Standing.SHOWN : Standing.HIDDEN)
            .news(sequence, told.at()));
    touched.add(group.key());
  }

  /** The recipient does not want to hear of a member any more. */
  void drop(List<ActorRow> counted) {
    for (var actor : counted) {
      actors.putIfAbsent(actor.key(), actor);
      var known = actors.get(actor.key());
      if (known != null && known.standing() == Standing.SHOWN) {
        put(known.become(Standing.DROPPED, known.version()));
        var group = ledger.of(known.memberId()).find(known.group());
        count(known.group(), -1, group != null && group.isShown());
      }
    }
  }

  private void count(GroupKey key, int by, boolean isVisible) {
    var recipient = ledger.of(key.memberId());
    @Nullable NotificationRow group = recipient.find(key);
    if (group == null) {
      throw new IllegalStateException("no group " + key + " though somebody is counted in it");
    }
    int count = group.actorCount() + by;
    recipient.put(
        group.count(count).standing(isVisible && count > 0 ? Standing.SHOWN : Standing.HIDDEN));
    touched.add(key);
  }

  private static ActorRow member(Told told, Standing standing, long sequence) {
    var key = told.member();
    return new ActorRow(
        key.memberId(),
        key.kind(),
        key.target(),
        key.actorId(),
        told.version(),
        standing,
        told.empty().anchor(),
        sequence);
  }

  private void put(ActorRow actor) {
    actors.put(actor.key(), actor);
    changed.put(actor.key(), actor);
  }

  /** Writes the members, and puts the latest of each group into it; before the ledger is saved. */
  void save() {
    tables.putActors(changed.values());
    for (var key : touched) {
      var recipient = ledger.of(key.memberId());
      var group = recipient.find(key);
      if (group != null) {
        recipient.put(group.actors(tables.latestActors(key)));
      }
    }
  }
}

package io.tulou.history.notification.notify;

import static java.util.stream.Collectors.toSet;

import io.tulou.common.log.Hold;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.feed.TieEvent;
import io.tulou.contract.feed.TieEvent.TieSnapshot;
import io.tulou.contract.notification.NotificationKind;
import io.tulou.history.notification.store.ActorRow;
import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.KnownTables;
import io.tulou.history.notification.store.NotificationRow;
import io.tulou.history.notification.store.NotificationTables;
import io.tulou.history.notification.store.Standing;
import io.tulou.history.notification.store.TieRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Gathers the new followers of each day, remembers who does not want to hear of whom, and drops
 * what a member was told of somebody it mutes or blocks, or who blocks it. Nothing of that comes
 * back when the two make up: it is old by then.
 */
final class TieNotices implements LogHandler<TieEvent, Set<Long>> {
  private static final long THE_RECIPIENT = 0;

  private final NotificationTables tables;
  private final KnownTables known;
  private final Announcer announcer;
  private final Horizon horizon;

  TieNotices(NotificationTables tables, KnownTables known, Announcer announcer, Horizon horizon) {
    this.tables = tables;
    this.known = known;
    this.announcer = announcer;
    this.horizon = horizon;
  }

  @Override
  public Set<Long> apply(TopicPartition partition, List<LogRecord<TieEvent>> fresh) {
    var ties = Latest.of(fresh, TieNotices::tie, TieNotices::key, TieSnapshot::version);
    if (ties.isEmpty()) {
      return Set.of();
    }
    var states = ties.stream().map(Latest::state).toList();
    var ledger = Ledger.open(tables, members(states));
    var gatherings =
        Gatherings.load(
            tables, ledger, horizon, states.stream().map(TieNotices::follower).toList());
    ledger.load(ties.stream().map(TieNotices::day).collect(toSet()));
    var before = known.ties(states.stream().map(TieNotices::key).toList());
    known.putTies(
        states.stream()
            .map(TieNotices::row)
            .filter(now -> isNewer(now, before.getOrDefault(now.key(), TieRow.none(now.key()))))
            .toList());
    for (var state : states) {
      var was = before.getOrDefault(key(state), TieRow.none(key(state)));
      if (state.version() > was.version()) {
        dropIfNewlyHidden(ledger, gatherings, was, row(state));
      }
    }
    var hidden = known.hidden(states.stream().map(tie -> key(tie).reverse()).collect(toSet()));
    for (var of : ties) {
      var tie = of.state();
      gatherings.tell(
          new Gatherings.Told(
              follower(tie),
              tie.version(),
              NotificationRow.of(day(of), null, 0),
              tie.following(),
              hidden.contains(tie.otherId(), tie.memberId()),
              true,
              of.at()));
    }
    gatherings.save();
    return ledger.save();
  }

  /** Mere follows leave no row. */
  private static boolean isNewer(TieRow now, TieRow before) {
    return now.version() > before.version() && (now.hides() || before.version() > 0);
  }

  private void dropIfNewlyHidden(Ledger ledger, Gatherings gatherings, TieRow before, TieRow now) {
    if (now.hides() && !before.hides()) {
      drop(ledger, gatherings, now.memberId(), now.otherId());
    }
    if (now.blocked() && !before.blocked()) {
      drop(ledger, gatherings, now.otherId(), now.memberId());
    }
  }

  private void drop(Ledger ledger, Gatherings gatherings, long memberId, long sourceId) {
    var recipient = ledger.of(memberId);
    for (var group : tables.fromActor(memberId, sourceId)) {
      recipient.enter(group);
      var current = recipient.find(group.key());
      recipient.put((current == null ? group : current).standing(Standing.DROPPED));
    }
    var counted = tables.counted(memberId, sourceId);
    ledger.load(counted.stream().map(ActorRow::group).toList());
    gatherings.drop(counted);
  }

  private static TieSnapshot tie(TieEvent event) {
    return switch (event) {
      case TieEvent.TieChanged changed -> changed.tie();
    };
  }

  private static TieRow.Key key(TieSnapshot tie) {
    return new TieRow.Key(tie.memberId(), tie.otherId());
  }

  private static TieRow row(TieSnapshot tie) {
    return new TieRow(tie.memberId(), tie.otherId(), tie.muted(), tie.blocked(), tie.version());
  }

  private static ActorRow.Key follower(TieSnapshot tie) {
    return new ActorRow.Key(tie.otherId(), NotificationKind.FOLLOW, THE_RECIPIENT, tie.memberId());
  }

  private static GroupKey day(Latest<TieSnapshot> of) {
    return new GroupKey(of.state().otherId(), NotificationKind.FOLLOW, dayOf(of.at()));
  }

  private static long dayOf(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }

  private static Set<Long> members(List<TieSnapshot> ties) {
    return ties.stream().flatMap(tie -> Stream.of(tie.memberId(), tie.otherId())).collect(toSet());
  }

  @Override
  public Set<Long> revisit(TopicPartition partition, List<LogRecord<TieEvent>> applied) {
    var members = new HashSet<Long>();
    applied.forEach(record -> members.addAll(members(List.of(tie(record.message())))));
    return members;
  }

  @Override
  public void project(TopicPartition partition, Set<Long> recipients, Hold hold) {
    announcer.announce(recipients);
  }
}

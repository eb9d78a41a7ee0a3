package io.tulou.history.notification.notify;

import static java.util.stream.Collectors.toSet;

import io.tulou.common.log.Hold;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.comment.ReactionEvent;
import io.tulou.contract.comment.ReactionEvent.ReactionSnapshot;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.notification.NotificationKind;
import io.tulou.history.notification.store.ActorRow;
import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.KnownTables;
import io.tulou.history.notification.store.NotificationRow;
import io.tulou.history.notification.store.NotificationTables;
import io.tulou.history.notification.store.TieRow;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Gathers who likes a comment for its author. Other reactions are nobody's news. */
final class ReactionNotices implements LogHandler<ReactionEvent, Set<Long>> {
  private final NotificationTables tables;
  private final KnownTables known;
  private final Announcer announcer;
  private final Horizon horizon;

  ReactionNotices(
      NotificationTables tables, KnownTables known, Announcer announcer, Horizon horizon) {
    this.tables = tables;
    this.known = known;
    this.announcer = announcer;
    this.horizon = horizon;
  }

  @Override
  public Set<Long> apply(TopicPartition partition, List<LogRecord<ReactionEvent>> fresh) {
    var reactions =
        Latest.of(
                fresh,
                ReactionNotices::reaction,
                ReactionNotices::member,
                ReactionSnapshot::version)
            .stream()
            .filter(of -> of.state().memberId() != of.state().authorId())
            .toList();
    if (reactions.isEmpty()) {
      return Set.of();
    }
    var states = reactions.stream().map(Latest::state).toList();
    var ledger =
        Ledger.open(tables, states.stream().map(ReactionSnapshot::authorId).collect(toSet()));
    var gatherings =
        Gatherings.load(
            tables, ledger, horizon, states.stream().map(ReactionNotices::member).toList());
    ledger.load(states.stream().map(ReactionNotices::group).collect(toSet()));
    var comments =
        known.comments(states.stream().map(ReactionSnapshot::commentId).collect(toSet()));
    var hidden = known.hidden(states.stream().map(ReactionNotices::pair).collect(toSet()));
    for (var of : reactions) {
      var reaction = of.state();
      var comment = comments.get(reaction.commentId());
      gatherings.tell(
          new Gatherings.Told(
              member(reaction),
              reaction.version(),
              NotificationRow.of(
                  group(reaction), reaction.subject(), comment == null ? 0 : comment.rootId()),
              reaction.kind() == ReactionKind.LIKE,
              hidden.contains(reaction.authorId(), reaction.memberId()),
              comment == null || comment.isVisible(),
              of.at()));
    }
    gatherings.save();
    return ledger.save();
  }

  private static ReactionSnapshot reaction(ReactionEvent event) {
    return switch (event) {
      case ReactionEvent.ReactionChanged changed -> changed.reaction();
    };
  }

  private static ActorRow.Key member(ReactionSnapshot reaction) {
    return new ActorRow.Key(
        reaction.authorId(), NotificationKind.LIKE, reaction.commentId(), reaction.memberId());
  }

  private static GroupKey group(ReactionSnapshot reaction) {
    return new GroupKey(reaction.authorId(), NotificationKind.LIKE, reaction.commentId());
  }

  private static TieRow.Key pair(ReactionSnapshot reaction) {
    return new TieRow.Key(reaction.authorId(), reaction.memberId());
  }

  @Override
  public Set<Long> revisit(TopicPartition partition, List<LogRecord<ReactionEvent>> applied) {
    return applied.stream().map(record -> reaction(record.message()).authorId()).collect(toSet());
  }

  @Override
  public void project(TopicPartition partition, Set<Long> recipients, Hold hold) {
    announcer.announce(recipients);
  }
}

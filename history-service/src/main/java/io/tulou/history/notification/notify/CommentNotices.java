package io.tulou.history.notification.notify;

import io.tulou.common.log.Hold;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.notification.NotificationKind;
import io.tulou.history.notification.store.GroupKey;
import io.tulou.history.notification.store.KnownComment;
import io.tulou.history.notification.store.KnownTables;
import io.tulou.history.notification.store.NotificationRow;
import io.tulou.history.notification.store.NotificationTables;
import io.tulou.history.notification.store.Standing;
import io.tulou.history.notification.store.TieRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Makes notifications of replies, mentions and decisions, and hides what is about a comment that is
 * not visible any more. A comment that becomes visible again is no news again.
 */
final class CommentNotices implements LogHandler<CommentEvent, Set<Long>> {
  private final NotificationTables tables;
  private final KnownTables known;
  private final Announcer announcer;
  private final Horizon horizon;
  private final Duration oldest;

  CommentNotices(
      NotificationTables tables,
      KnownTables known,
      Announcer announcer,
      Horizon horizon,
      Duration oldest) {
    this.tables = tables;
    this.known = known;
    this.announcer = announcer;
    this.horizon = horizon;
    this.oldest = oldest;
  }

  @Override
  public Set<Long> apply(TopicPartition partition, List<LogRecord<CommentEvent>> fresh) {
    var changes = changes(fresh);
    if (changes.isEmpty()) {
      return Set.of();
    }
    known.putComments(changes.stream().map(CommentChange::now).toList());
    var telling = new ArrayList<>(changes.stream().filter(CommentChange::isTelling).toList());
    telling.addAll(orphans(changes));
    if (telling.isEmpty()) {
      return Set.of();
    }
    var about = tables.about(telling.stream().map(CommentChange::commentId).toList());
    var ledger = Ledger.open(tables, recipients(telling, about));
    ledger.load(groups(telling, about));
    var hidden = known.hidden(pairs(telling));
    for (var change : telling) {
      tellWanted(ledger, change, hidden);
      hideUnwanted(ledger, change, about);
      tellAuthor(ledger, change);
    }
    return ledger.save();
  }

  private List<CommentChange> changes(List<LogRecord<CommentEvent>> fresh) {
    var latest =
        Latest.of(
            fresh, CommentNotices::comment, CommentSnapshot::commentId, CommentSnapshot::version);
    var ids = new HashSet<Long>();
    latest.forEach(of -> {
      ids.add(of.state().commentId());
      ids.add(of.state().parentId());
    });
    ids.remove(0L);
    var before = known.comments(ids);
    var now = new HashMap<Long, KnownComment>(before);
    latest.forEach(of ->
        now.merge(
            of.state().commentId(),
            KnownComment.of(of.state()),
            (old, next) -> next.version() > old.version() ? next : old));
    var changes = new ArrayList<CommentChange>();
    for (var of : latest) {
      var was = before.get(of.state().commentId());
      if (was == null || of.state().version() > was.version()) {
        var next = KnownComment.of(of.state());
        changes.add(new CommentChange(was, next, now.get(next.parentId()), of.at()));
      }
    }
    return changes;
  }

  private static @Nullable CommentSnapshot comment(CommentEvent event) {
    return event instanceof CommentEvent.CommentChanged changed ? changed.comment() : null;
  }

  /**
   * Replies that were known before what they answer: where the log has been compacted, a parent
   * that changed later comes later.
   */
  private List<CommentChange> orphans(List<CommentChange> changes) {
    var isNew = new HashMap<Long, CommentChange>();
    var isHere = new HashSet<Long>();
    for (var change : changes) {
      isHere.add(change.commentId());
      if (change.before() == null) {
        isNew.put(change.commentId(), change);
      }
    }
    return known.replies(isNew.keySet()).stream()
        .filter(reply -> !isHere.contains(reply.commentId()))
        .map(reply -> {
          var parent = Objects.requireNonNull(isNew.get(reply.parentId()));
          return new CommentChange(reply, reply, parent.now(), parent.at());
        })
        .toList();
  }

  private static Set<Long> recipients(List<CommentChange> telling, Set<GroupKey> about) {
    var recipients = new HashSet<Long>();
    about.forEach(group -> recipients.add(group.memberId()));
    for (var change : telling) {
      change.wanted().forEach(group -> recipients.add(group.memberId()));
      recipients.add(change.now().authorId());
    }
    return recipients;
  }

  private static Set<GroupKey> groups(List<CommentChange> telling, Set<GroupKey> about) {
    var groups = new HashSet<>(about);
    for (var change : telling) {
      groups.addAll(change.wanted());
      groups.add(change.toAuthor(NotificationKind.DECISION));
      groups.add(change.toAuthor(NotificationKind.LIKE));
    }
    return groups;
  }

  private static Set<TieRow.Key> pairs(List<CommentChange> telling) {
    var pairs = new HashSet<TieRow.Key>();
    for (var change : telling) {
      change
          .wanted()
          .forEach(group -> pairs.add(new TieRow.Key(group.memberId(), change.now().authorId())));
    }
    return pairs;
  }

  private void tellWanted(Ledger ledger, CommentChange change, KnownTables.Hidden hidden) {
    for (var group : change.wanted()) {
      var recipient = ledger.of(group.memberId());
      var row = recipient.find(group);
      if (row != null) {
        recipient.put(row.standing() == Standing.DROPPED ? row : row.standing(change.standing()));
      } else if (change.now().isVisible()
          && isFresh(change)
          && !isToldAsMention(recipient, group)) {
        var next =
            NotificationRow.of(group, change.now().subject(), change.now().rootId())
                .from(change.now().authorId());
        recipient.put(
            hidden.contains(group.memberId(), change.now().authorId())
                ? next.standing(Standing.DROPPED).at(change.at())
                : next.standing(Standing.SHOWN).news(recipient.next(), change.at()));
      }
    }
  }

  /** Before it was known whose comment it answers. */
  private static boolean isToldAsMention(Recipient recipient, GroupKey group) {
    var mention = new GroupKey(group.memberId(), NotificationKind.MENTION, group.anchor());
    return group.kind() == NotificationKind.REPLY && recipient.find(mention) != null;
  }

  private boolean isFresh(CommentChange change) {
    return change.now().createdAt().isAfter(change.at().minus(oldest))
        && horizon.reaches(change.at());
  }

  /** Mentions that were edited away, and likes of what is not visible. */
  private static void hideUnwanted(Ledger ledger, CommentChange change, Set<GroupKey> about) {
    var likes = change.toAuthor(NotificationKind.LIKE);
    var author = ledger.of(change.now().authorId());
    var liked = author.find(likes);
    if (liked != null) {
      author.put(liked.standing(liked.actorCount() > 0 ? change.standing() : Standing.HIDDEN));
    }
    about.stream()
        .filter(group -> group.anchor() == change.commentId() && change.isUnwanted(group))
        .forEach(group -> {
          var recipient = ledger.of(group.memberId());
          var row = recipient.find(group);
          if (row != null && row.isShown()) {
            recipient.put(row.standing(Standing.HIDDEN));
          }
        });
  }

  private void tellAuthor(Ledger ledger, CommentChange change) {
    var key = change.toAuthor(NotificationKind.DECISION);
    var author = ledger.of(key.memberId());
    var row = author.find(key);
    if (change.now().state() == CommentState.DELETED && row != null) {
      author.put(row.standing(Standing.HIDDEN));
      return;
    }
    if (!horizon.reaches(change.at()) || (change.before() == null && !isFresh(change))) {
      return;
    }
    Decisions.between(change.before(), change.now())
        .ifPresent(decision -> {
          var group =
              row == null
                  ? NotificationRow.of(key, change.now().subject(), change.now().rootId())
                  : row;
          author.put(
              group.decided(decision).standing(Standing.SHOWN).news(author.next(), change.at()));
        });
  }

  @Override
  public Set<Long> revisit(TopicPartition partition, List<LogRecord<CommentEvent>> applied) {
    var recipients = new HashSet<Long>();
    var ids = new ArrayList<Long>();
    for (var record : applied) {
      var comment = comment(record.message());
      if (comment != null) {
        ids.add(comment.commentId());
        recipients.add(comment.authorId());
      }
    }
    tables.about(ids).forEach(group -> recipients.add(group.memberId()));
    return recipients;
  }

  @Override
  public void project(TopicPartition partition, Set<Long> recipients, Hold hold) {
    announcer.announce(recipients);
  }
}
